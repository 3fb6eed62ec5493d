import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createProxy } from '@nanda/proxy';
import {
  createInteractiveServer,
  createTemporaryDirectory,
  startHttpService,
} from '@nanda/testing';
import { expect, test } from 'vitest';
import { runToolCall, toJSONSchemaTools } from '../../src/connectors/index.js';
import { NANDAClient } from '../../src/index.js';

test('what a tool asks for is declined, or answered where there is somebody to', async () => {
  await using stack = new AsyncDisposableStack();
  const { path } = stack.use(await createTemporaryDirectory());
  const service = stack.use(
    await startHttpService({ createServer: () => createInteractiveServer() }),
  );
  const serversFile = join(path, 'servers.json');
  await writeFile(serversFile, JSON.stringify({ mcpServers: { cafe: { url: service.url } } }));
  const proxy = createProxy({ dataDir: ':memory:', serversFile });
  stack.defer(() => proxy.close());
  const { url } = await proxy.listen({ port: 0 });
  const nanda = stack.use(new NANDAClient({ baseURL: url }));
  const cafe = await nanda.connect('cafe', { clientCapabilities: ['elicitation'] });

  const alone = await toJSONSchemaTools(cafe);
  const declined = await runToolCall(alone, { name: 'ask-form' });
  expect(declined).toMatchObject({ isError: false, text: expect.stringContaining('decline') });

  const attended = await toJSONSchemaTools(cafe, {
    onInput: () => ({ action: 'accept', content: { name: 'Grace', size: 's' } }),
  });
  const { text } = await runToolCall(attended, { name: 'ask-form' });
  expect(text).toContain('"name":"Grace"');
});
