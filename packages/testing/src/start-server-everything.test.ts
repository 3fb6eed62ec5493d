import {
  Client,
  SSEClientTransport,
  StreamableHTTPClientTransport,
} from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test, vi } from 'vitest';

import { textOf } from '../test/text-of.js';
import { createTemporaryDirectory } from './create-temporary-directory.js';
import { serverEverythingCommand } from './server-everything-command.js';
import { startServerEverything } from './start-server-everything.js';

const echo = { name: 'echo', arguments: { message: 'hello' } };

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch {
    return false;
  }
}

test.each(['streamableHttp', 'sse'] as const)(
  'runs over %s, and is gone after close',
  { timeout: 30_000 },
  async (kind) => {
    await using everything = await startServerEverything({ transport: kind });
    const client = new Client({ name: 'nanda-testing', version: '1.0.0' });
    const url = new URL(everything.url);
    await client.connect(
      kind === 'sse' ? new SSEClientTransport(url) : new StreamableHTTPClientTransport(url),
    );
    expect(textOf(await client.callTool(echo))).toContain('hello');
    await client.close();

    expect(isAlive(everything.processId)).toBe(true);
    await everything.close();
    expect(isAlive(everything.processId)).toBe(false);
  },
);

test('the command serves stdio', { timeout: 30_000 }, async () => {
  const client = new Client({ name: 'nanda-testing', version: '1.0.0' });
  await client.connect(
    new StdioClientTransport({ ...serverEverythingCommand(), stderr: 'ignore' }),
  );
  try {
    expect(textOf(await client.callTool(echo))).toContain('hello');
  } finally {
    await client.close();
  }
});

test('a process that ends at once is reported with what it wrote', async () => {
  await using directory = await createTemporaryDirectory();
  const broken = join(directory.path, 'broken');
  await writeFile(broken, '#!/bin/sh\necho no such luck >&2\nexit 3\n');
  await chmod(broken, 0o755);
  using _ = vi.spyOn(process, 'execPath', 'get').mockReturnValue(broken);
  await expect(startServerEverything({ transport: 'sse' })).rejects.toThrow('no such luck');
});

test('a program that is not there is reported', async () => {
  using _ = vi.spyOn(process, 'execPath', 'get').mockReturnValue('/nowhere/node');
  await expect(startServerEverything({ transport: 'sse' })).rejects.toMatchObject({
    cause: { code: 'ENOENT' },
  });
});
