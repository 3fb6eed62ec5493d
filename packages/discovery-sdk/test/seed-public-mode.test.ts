import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createProxy } from '@nanda/proxy';
import { createCoffeeServer, createTemporaryDirectory, startHttpService } from '@nanda/testing';
import { expect, test } from 'vitest';
import { NANDADiscovery } from '../src/index.js';

const wallet = `0x${'1a'.repeat(20)}`;
const contract = `0x${'2b'.repeat(20)}`;

test('the TypeScript sample of the public mode document runs as it is printed there', async () => {
  await using stack = new AsyncDisposableStack();
  const directory = stack.use(await createTemporaryDirectory());
  const service = stack.use(await startHttpService({ createServer: createCoffeeServer }));
  const serversFile = join(directory.path, 'servers.json');
  await writeFile(serversFile, JSON.stringify({ mcpServers: { coffee: { url: service.url } } }));
  const proxy = createProxy({ dataDir: ':memory:', serversFile });
  stack.defer(() => proxy.close());
  const { url } = await proxy.listen({ port: 0 });

  const client = new NANDADiscovery({
    baseURL: url,
  });

  // Search for servers
  const servers = await client.search('coffee');

  const serverId = servers.servers[0]?.id ?? '';

  // Connect to a server
  const connection = await client.connect(serverId, {
    type: 'evmauth',
    wallet_address: wallet,
    contract_address: contract,
    token_id: '0',
  });

  // Execute a tool
  const result = await client.callTool(connection.id, 'requestinfo', {
    category: 'investment',
  });

  expect(servers).toMatchObject({ total: 1, page: 1, pages: 1, servers: [{ name: 'coffee' }] });
  expect(connection).toMatchObject({ server_name: 'coffee', status: 'connected' });
  expect(connection.available_tools).toContain('requestinfo');
  expect(result.content[0]?.['text']).toContain('twelve shops a year');
});
