import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryDirectory, startDemoServices } from '@nanda/testing';
import { expect, test } from 'vitest';
import { createProxy } from '../src/index.js';
import { untilListed } from './until-listed.js';

test('what the proxy denies is denied at every URL of MCP', { timeout: 60_000 }, async () => {
  await using stack = new AsyncDisposableStack();
  const { path } = stack.use(await createTemporaryDirectory());
  const demo = stack.use(await startDemoServices());
  const catalog = join(path, 'services.json');
  await writeFile(catalog, JSON.stringify(demo.catalog));
  const proxy = createProxy({
    dataDir: join(path, 'data'),
    registries: [{ type: 'file', path: catalog }],
    mcp: { deny: ['coffee_requestinfo'] },
  });
  stack.defer(() => proxy.close());
  const { url } = await proxy.listen({ port: 0 });
  await untilListed(proxy, demo.catalog.length);

  async function ask(place: string, method: string, params: Record<string, unknown>) {
    const _meta = {
      'io.modelcontextprotocol/protocolVersion': '2026-07-28',
      'io.modelcontextprotocol/clientCapabilities': {},
    };
    const { name } = params;
    const answer = await fetch(url + place, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        'mcp-protocol-version': '2026-07-28',
        'mcp-method': method,
        ...(typeof name === 'string' && { 'mcp-name': name }),
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: { ...params, _meta } }),
    });
    return (await answer.json()) as { result?: { tools?: { name: string }[] }; error?: object };
  }

  await ask('/mcp', 'tools/call', {
    name: 'connect_service',
    arguments: { service_id: 'coffee' },
  });
  const denied = { error: { code: -32_602 } };
  const input = { category: 'premium' };
  for (const [place, name] of [
    ['/mcp', 'coffee_requestinfo'],
    ['/mcp?names=plain', 'requestinfo'],
    ['/mcp/service/coffee', 'requestinfo'],
  ] as const) {
    const answer = await ask(place, 'tools/call', { name, arguments: input });
    expect(answer).not.toHaveProperty('result');
    const { result } = await ask(place, 'tools/list', {});
    expect(result?.tools?.map((tool) => tool.name) ?? []).not.toContain(name);
  }
  expect(
    await ask('/mcp/service/coffee', 'tools/call', { name: 'requestinfo', arguments: input }),
  ).toMatchObject(denied);
  const executed = await ask('/mcp', 'tools/call', {
    name: 'execute_tool',
    arguments: { connection: 'coffee', tool: 'requestinfo', arguments: input },
  });
  expect(JSON.stringify(executed)).not.toContain('reserve beans');
});
