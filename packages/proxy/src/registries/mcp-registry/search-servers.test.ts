import { makeMcpServer, startFakeMcpRegistry } from '@nanda/testing';
import { expect, test } from 'vitest';
import { openRegistry } from './open-registry.fixture.js';

const { signal } = new AbortController();

const servers = [
  makeMcpServer({ name: 'com.example/weather', description: 'Forecasts for every city' }),
  makeMcpServer({ name: 'com.example/weather-alerts', description: 'Storm alerts' }),
  makeMcpServer({ name: 'io.github.someone/alerts', description: 'Alerts of all kinds' }),
  makeMcpServer({ name: 'com.example/postgres', description: 'Databases' }),
];

test.each<[string, string[]]>([
  ['weather', ['com.example/weather', 'com.example/weather-alerts']],
  ['Weather', ['com.example/weather', 'com.example/weather-alerts']],
  [
    'weather alerts',
    ['com.example/weather-alerts', 'io.github.someone/alerts', 'com.example/weather'],
  ],
  ['com.example/postgres', ['com.example/postgres']],
  ['storm warnings over there', []],
  ['   ', []],
  ['!!', []],
])('searches for %j', async (text, names) => {
  await using fake = await startFakeMcpRegistry({ servers });
  const { registry } = openRegistry(fake.url);
  const found = await registry.search?.(text, { limit: 10, signal });
  expect(found?.map(({ name }) => name).slice(0, 3)).toEqual(names);
  expect(fake.requests.every(({ query }) => query.get('version') === 'latest')).toBe(true);
  expect(fake.requests.length).toBeLessThanOrEqual(4);
});

test('judges by itself what a registry brings that does not know the question', async () => {
  await using fake = await startFakeMcpRegistry({
    servers: [...servers, makeMcpServer({ version: '0.9.0' })],
    quirks: { ignoresSearch: true, ignoresVersion: true },
  });
  const { registry } = openRegistry(fake.url);
  const found = await registry.search?.('storm', { limit: 10, signal });
  expect(found?.map(({ name }) => name)).toEqual(['com.example/weather-alerts']);
  const [first] = (await registry.search?.('weather', { limit: 1, signal })) ?? [];
  expect(first).toMatchObject({ name: 'com.example/weather', version: '1.0.0' });
});

test('a part of the answer is better than none, and none fails soon', async () => {
  await using fake = await startFakeMcpRegistry({ servers });
  const { registry, clock } = openRegistry(fake.url);
  fake.faults.push({ kind: 'html', status: 404 });
  const found = await registry.search?.('weather alerts', { limit: 10, signal });
  expect(found?.length).toBeGreaterThan(0);

  fake.requests.length = 0;
  fake.faults.push({ kind: 'json', status: 429, body: {}, times: Infinity });
  await expect(registry.search?.('weather', { limit: 10, signal })).rejects.toMatchObject({
    code: 'REGISTRY_UNAVAILABLE',
  });
  expect(fake.requests).toHaveLength(1);
  expect(Math.max(0, ...clock.waits)).toBeLessThan(2_000);
});

test('ends with the reason of the signal', async () => {
  await using fake = await startFakeMcpRegistry({ servers });
  fake.faults.push({ kind: 'hang', times: Infinity });
  const controller = new AbortController();
  const { registry } = openRegistry(fake.url);
  const search = registry.search?.('weather alerts', { limit: 10, signal: controller.signal });
  await expect.poll(() => fake.requests.length).toBe(3);
  controller.abort(new Error('enough'));
  await expect(search).rejects.toThrow('enough');
});
