import { makeNandaServer, startFakeNandaRegistry } from '@nanda/testing';
import { expect, test } from 'vitest';
import { collectBatches } from '../collect-batches.fixture.js';
import { createNandaRegistry } from './create-nanda-registry.js';

const signal = AbortSignal.timeout(60_000);

async function open() {
  const fake = await startFakeNandaRegistry({
    servers: [
      makeNandaServer({ name: 'Weather', verified: true, usage_requirements: null }),
      makeNandaServer({ name: 'Storms', description: 'More weather' }),
      { id: 'bakery ', name: 'bakery', url: 'https://bakery.example' },
    ],
  });
  const registry = createNandaRegistry({ url: fake.url });
  const names = async (text: string, limit = 10) => {
    const records = await registry.search?.(text, { limit, signal });
    return records?.map(({ name }) => name);
  };
  return { fake, registry, names, [Symbol.asyncDispose]: fake.close };
}

test('finds what is verified and what is not, the best first', async () => {
  await using opened = await open();
  const { fake, names } = opened;
  expect(await names(' weather ')).toEqual(['Weather', 'Storms']);
  expect(await names('weather', 1)).toEqual(['Weather']);
  expect(await names('nothing')).toEqual([]);
  expect(fake.requests[0]?.url).toBe('/api/v1/discovery/search/?q=weather&limit=10&verified=');
});

test('asks nothing for no text, and never for too much', async () => {
  await using opened = await open();
  const { fake, names } = opened;
  expect(await names('  ')).toEqual([]);
  expect(fake.requests).toEqual([]);
  await names('x'.repeat(5_000), 5_000);
  const query = fake.requests[0]?.query;
  expect([query?.get('q')?.length, query?.get('limit')]).toEqual([256, '100']);
});

test.each([
  ['an error', { kind: 'json', status: 500, body: { code: 'server_error' } }],
  ['a gateway', { kind: 'html', status: 502 }],
] as const)('asks the list where search answers with %s', async (_case, fault) => {
  await using opened = await open();
  const { fake, names } = opened;
  fake.faults.push({ ...fault, path: '/api/v1/discovery/' });
  expect(await names('aker')).toEqual(['bakery']);
  expect(fake.requests.map(({ path }) => path)).toEqual([
    '/api/v1/discovery/search/',
    '/api/v1/servers/',
  ]);
});

test('fails where the list does not answer either, at once', async () => {
  await using opened = await open();
  const { fake, names } = opened;
  fake.faults.push({ kind: 'html', status: 503, times: Infinity });
  await expect(names('weather')).rejects.toMatchObject({ code: 'REGISTRY_UNAVAILABLE' });
  expect(fake.requests).toHaveLength(2);
  fake.faults.length = 0;
  fake.allowance = 0;
  await expect(names('weather')).rejects.toMatchObject({ details: { retryAfterMs: 1_800_000 } });
});

test('gives the same record as reading does', async () => {
  await using opened = await open();
  const { registry } = opened;
  const { records } = await collectBatches(registry);
  const found = await registry.search?.('storms', { limit: 1, signal });
  const read = records.find(({ name }) => name === 'Storms');
  expect(found).toHaveLength(1);
  expect(found?.[0]).toEqual(read);
});
