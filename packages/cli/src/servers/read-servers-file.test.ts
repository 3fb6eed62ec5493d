import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test } from 'vitest';
import { readServersFile } from './read-servers-file.js';

test.each([
  ['{', ''],
  ['[]', ''],
  ['null', ''],
  ['{"mcpServers": []}', ''],
  ['{"mcpServers": {"a": {"command": "x"}, "constructor": null}}', ': "constructor" is no server'],
  ['{"mcpServers": {"a": "x"}}', ': "a" is no server'],
])('%s is not a file of servers', async (text, reason) => {
  await using directory = await createTemporaryDirectory();
  const path = join(directory.path, 'servers.json');
  await writeFile(path, text);
  await expect(readServersFile(path)).rejects.toMatchObject({
    code: 'USAGE_ERROR',
    message: `${path} is not a file of servers${reason}.`,
  });
});

test('names that every object has are names like others', async () => {
  await using directory = await createTemporaryDirectory();
  const path = join(directory.path, 'servers.json');
  await writeFile(path, '{"mcpServers": {"__proto__": {"command": "x"}}, "more": 1}');
  const { mcpServers, ...others } = await readServersFile(path);
  expect(Object.keys(mcpServers)).toEqual(['__proto__']);
  expect(others).toEqual({ more: 1 });
});
