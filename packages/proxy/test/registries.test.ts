import { writeFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { CatalogEvent, RegistryStatus, Service } from '@nanda/protocol';
import { createTemporaryDirectory } from '@nanda/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createProxy, type Proxy } from '../src/index.js';
import { readEvents } from './read-events.js';

let directory: Awaited<ReturnType<typeof createTemporaryDirectory>>;
let server: Server;
let answer: (response: ServerResponse) => void;
let proxy: Proxy;
let url: string;

const rows = [
  { id: 'x', name: 'Weather', description: 'Forecasts', endpoints: [{ url: 'https://x.example' }] },
  { id: 'y', name: 'Mail', description: 'Sends', endpoints: [{ url: 'https://y.example' }] },
];

beforeEach(async () => {
  directory = await createTemporaryDirectory();
  answer = (response) => void response.end(JSON.stringify(rows));
  server = createServer((_, response) => answer(response));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const path = join(directory.path, 'near.json');
  await writeFile(path, JSON.stringify([{ ...rows[0], id: 'near' }]));
  proxy = createProxy({
    dataDir: join(directory.path, 'data'),
    registries: [
      { type: 'file', path, name: 'near' },
      { type: 'file', path: `http://127.0.0.1:${port}/list.json`, name: 'far' },
    ],
  });
  ({ url } = await proxy.listen({ port: 0 }));
});

afterEach(async () => {
  await proxy.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await directory[Symbol.asyncDispose]();
});

async function get<Data>(path: string, init?: RequestInit) {
  const response = await fetch(url + path, init);
  const body = (await response.json()) as {
    data: Data;
    meta?: Record<string, unknown>;
    error?: { code: string };
  };
  return { status: response.status, ...body };
}

const statusOf = async (name: string) =>
  (await get<RegistryStatus[]>('/v2/registries')).data.find((status) => status.name === name);

test('tells how far each registry has been read, and lists what it has', async () => {
  await expect
    .poll(async () => await statusOf('far'))
    .toMatchObject({ state: 'fresh', services: 2 });
  expect(await statusOf('near')).toMatchObject({ type: 'file', state: 'fresh', services: 1 });
  const { data, meta } = await get<Service[]>('/v2/services/search?q=weather');
  expect(data).toMatchObject([
    { id: 'near', alsoIn: [{ registry: 'far', id: 'x' }], match: { fields: ['name'] } },
  ]);
  expect(meta).not.toHaveProperty('notices');
  expect(JSON.stringify(await get('/v2/registries'))).not.toContain(directory.path);
});

test('tells of a reading while it goes on, and serves what it knows when the next one fails', async () => {
  await expect.poll(async () => (await statusOf('far'))?.state).toBe('fresh');
  const following = await fetch(`${url}/v2/events/catalog`);
  answer = (response) => void response.end(JSON.stringify([...rows, { ...rows[1], id: 'z' }]));
  const begun = await get('/v2/registries/far/sync?full=true', { method: 'POST' });
  expect(begun).toMatchObject({ status: 200, data: { name: 'far' } });
  const events = await readEvents<CatalogEvent>(following, { most: 3 });
  expect(events.map(({ event, data }) => [event, data.type, data.registry])).toEqual([
    ['sync_started', 'sync_started', 'far'],
    ['sync_progress', 'sync_progress', 'far'],
    ['sync_finished', 'sync_finished', 'far'],
  ]);
  const resumed = await fetch(`${url}/v2/events/catalog`, {
    headers: { 'last-event-id': events[1]?.id ?? '' },
  });
  const [last] = await readEvents<CatalogEvent>(resumed, { most: 1 });
  expect(last).toMatchObject({ id: events[2]?.id, event: 'sync_finished' });

  answer = (response) => void response.writeHead(404).end('{}');
  await get('/v2/registries/far/sync', { method: 'POST' });
  await expect.poll(async () => (await statusOf('far'))?.state).toBe('stale');
  const { data, meta } = await get<Service[]>('/v2/services/search?q=mail');
  expect(data[0]?.source).toEqual({ registry: 'far', id: 'y', stale: true });
  expect(meta?.['notices']).toMatchObject([{ registry: 'far', state: 'stale' }]);
});

test('a registry that is not in use is named, and others may have none read', async () => {
  const sync = { method: 'POST' };
  expect(await get('/v2/registries/fra/sync', sync)).toMatchObject({
    status: 404,
    error: { code: 'NOT_FOUND', details: { registries: expect.arrayContaining(['near', 'far']) } },
  });
  const asStranger = await proxy.fetch(
    new Request('http://localhost/v2/registries/near/sync', sync),
  );
  expect(asStranger.status).toBe(401);
  const bad = await get('/v2/services/search?source=nowhere');
  expect(bad).toMatchObject({ status: 400, error: { code: 'VALIDATION_ERROR' } });
});
