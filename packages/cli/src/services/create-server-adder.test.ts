import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test } from 'vitest';
import { createServerAdder, type ServerAdderContext } from './create-server-adder.js';

test('what is cancelled while it is written is taken back before the end', async () => {
  await using directory = await createTemporaryDirectory();
  const serversFile = join(directory.path, 'servers.json');
  // As much of it as an address needs.
  const context = {
    program: 'nanda',
    output: { cleanNote: (text: string) => text },
    settings: { background: { serversFile } },
    opener: { open: () => Promise.reject(new Error('no proxy is wanted')) },
  } as unknown as ServerAdderContext;
  const adder = createServerAdder(context);
  const cancelling = new AbortController();
  const { signal } = cancelling;
  let end: unknown;
  void adder
    .add({ url: 'http://localhost:1/mcp' }, { name: 'notes', signal })
    .catch((error: unknown) => (end = error));
  cancelling.abort(new Error('cancelled'));
  await adder.settle();
  const { mcpServers } = JSON.parse(await readFile(serversFile, 'utf8')) as { mcpServers: object };
  expect(mcpServers).toEqual({});
  await Promise.resolve();
  expect(end).toBe(signal.reason);
});
