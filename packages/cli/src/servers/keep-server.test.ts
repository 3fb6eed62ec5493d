import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test } from 'vitest';
import { keepServer } from './keep-server.js';

async function setUp() {
  const directory = await createTemporaryDirectory();
  const path = join(directory.path, 'servers.json');
  const read = async () =>
    (JSON.parse(await readFile(path, 'utf8')) as { mcpServers: object }).mcpServers;
  const first = await keepServer({ command: 'theirs' }, { path, name: 'it' });
  return { path, read, first, [Symbol.asyncDispose]: () => directory[Symbol.asyncDispose]() };
}

test('what was kept before is replaced', async () => {
  await using at = await setUp();
  const kept = await keepServer({ command: 'newer' }, { path: at.path, before: at.first });
  expect(kept).toMatchObject({ name: 'it', how: 'replaced' });
  expect(await at.read()).toEqual({ it: { command: 'newer' } });
});

test('what its user has made of it, or put in its place, is not', async () => {
  await using at = await setUp();
  await writeFile(at.path, '{"mcpServers": {"it": {"command": "mine", "args": ["--safe"]}}}');
  const kept = await keepServer(
    { command: 'newer' },
    { path: at.path, name: 'it', before: at.first },
  );
  expect(kept).toMatchObject({ name: 'it-2', how: 'added' });
  expect(await at.read()).toEqual({
    it: { command: 'mine', args: ['--safe'] },
    'it-2': { command: 'newer' },
  });
});

test('none is lost where several are kept at once', async () => {
  await using at = await setUp();
  const names = ['a', 'b', 'c', 'd', 'e'];
  await Promise.all(names.map((name) => keepServer({ command: name }, { path: at.path, name })));
  expect(Object.keys(await at.read()).toSorted()).toEqual([...names, 'it']);
});
