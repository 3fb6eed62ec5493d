import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryDirectory, startDemoServices } from '@nanda/testing';
import { expect, test } from 'vitest';
import { createProxy, type Proxy } from '../src/index.js';
import { untilListed } from './until-listed.js';

async function post(proxy: Proxy, path: string, body: object): Promise<unknown> {
  const answer = await proxy.fetch(
    new Request(`http://localhost/mcp/v1/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
    { remoteAddress: '127.0.0.1' },
  );
  return answer.json();
}

test('a proxy that has just started lists and calls the tools of its connections', async () => {
  await using directory = await createTemporaryDirectory();
  await using demo = await startDemoServices();
  const catalog = join(directory.path, 'services.json');
  await writeFile(catalog, JSON.stringify(demo.catalog));
  const start = (): Proxy =>
    createProxy({
      dataDir: join(directory.path, 'data'),
      registries: [{ type: 'file', path: catalog }],
    });
  const premium = { name: 'coffee_requestinfo', arguments: { category: 'premium' } };

  const first = start();
  await untilListed(first, demo.catalog.length);
  await post(first, 'tools/call', { name: 'connect_service', arguments: { service_id: 'coffee' } });
  const before = (await post(first, 'tools/list', {})) as { tools: { name: string }[] };
  const result = await post(first, 'tools/call', premium);
  await first.close();

  const second = start();
  const after = (await post(second, 'tools/list', {})) as { tools: { name: string }[] };
  expect(after.tools.map(({ name }) => name)).toEqual(before.tools.map(({ name }) => name));
  expect(before.tools.map(({ name }) => name)).toContain('coffee_requestinfo');
  expect(await post(second, 'tools/call', premium)).toEqual(result);
  await second.close();
});
