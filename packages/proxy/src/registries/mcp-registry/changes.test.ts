import { makeMcpServer, startFakeMcpRegistry, type FakeMcpRegistry } from '@nanda/testing';
import { expect, test } from 'vitest';
import type { RegistryBatch } from '../../core/catalog/registry.js';
import { openRegistry, type OpenedRegistry } from './open-registry.fixture.js';

const hour = 3_600_000;
const weather = 'com.example/weather';

async function startSynced(
  versions: readonly string[],
): Promise<{ fake: FakeMcpRegistry; opened: OpenedRegistry }> {
  const fake = await startFakeMcpRegistry({
    servers: versions.map((version) => makeMcpServer({ version })),
  });
  const opened = openRegistry(fake.url);
  fake.advance(hour);
  await opened.sync();
  fake.advance(hour);
  fake.requests.length = 0;
  return { fake, opened };
}

/** Versions, the latest first. */
function versionsOf(batches: readonly RegistryBatch[], name = weather): (string | undefined)[] {
  return batches
    .flatMap(({ records }) => records)
    .filter((record) => record.name === name)
    .toSorted((a, b) => ((a.versionRank ?? '') > (b.versionRank ?? '') ? -1 : 1))
    .map(({ version }) => version);
}

function removedOf(batches: readonly RegistryBatch[]): (string | undefined)[] {
  return batches.flatMap(({ removed = [] }) => removed.map(({ version }) => version));
}

test('nothing has changed: nothing comes', async () => {
  const { fake, opened } = await startSynced(['1.0.0']);
  await using _fake = fake;
  const { checkpoint } = opened;
  expect(await opened.sync()).toEqual([]);
  expect(opened.checkpoint).toBe(checkpoint);
  expect(fake.requests).toHaveLength(1);
  const [request] = fake.requests;
  expect([...(request?.query.keys() ?? [])]).toEqual(['updated_since', 'limit']);
});

test('a new version brings all versions, as the mark of the latest has moved in silence', async () => {
  const { fake, opened } = await startSynced(['1.0.0']);
  await using _fake = fake;
  fake.publish(makeMcpServer({ version: '1.1.0' }));
  fake.advance(hour);
  const batches = await opened.sync();
  expect(batches.map(({ part, isLast }) => [part, isLast])).toEqual([['changes', true]]);
  expect(versionsOf(batches)).toEqual(['1.1.0', '1.0.0']);
  const ranks = batches.flatMap(({ records }) =>
    records.map(({ versionRank }) => versionRank?.[0]),
  );
  expect(new Set(ranks)).toEqual(new Set(['0', '1']));
  expect(fake.requests.at(-1)?.path).toBe('/v0.1/servers/com.example%2Fweather/versions');
  fake.advance(hour);
  expect(await opened.sync()).toEqual([]);
});

test('an older line that goes on does not become the latest', async () => {
  const { fake, opened } = await startSynced(['2.0.0']);
  await using _fake = fake;
  fake.publish(makeMcpServer({ version: '1.0.1' }));
  expect(versionsOf(await opened.sync())).toEqual(['1.0.1']);
  expect(fake.requests).toHaveLength(1);
});

test('the withdrawal of the latest brings the one before it', async () => {
  const { fake, opened } = await startSynced(['1.0.0', '1.1.0']);
  await using _fake = fake;
  fake.setStatus(weather, { status: 'deleted', version: '1.1.0' });
  const batches = await opened.sync();
  expect(removedOf(batches)).toEqual(['1.1.0']);
  expect(versionsOf(batches)).toEqual(['1.0.0']);
  expect(batches[0]?.records[0]?.versionRank).toMatch(/^1/);
});

test('the withdrawal of everything leaves nothing', async () => {
  const { fake, opened } = await startSynced(['1.0.0', '1.1.0']);
  await using _fake = fake;
  fake.setStatus(weather, { status: 'deleted' });
  const batches = await opened.sync();
  expect(new Set(removedOf(batches))).toEqual(new Set(['1.0.0', '1.1.0']));
  expect(versionsOf(batches)).toEqual([]);
});

test('to be deprecated, and to come back', async () => {
  const { fake, opened } = await startSynced(['1.0.0']);
  await using _fake = fake;
  fake.setStatus(weather, { status: 'deprecated' });
  const [batch] = await opened.sync();
  expect(batch?.records).toMatchObject([{ version: '1.0.0', status: 'deprecated' }]);
  expect(fake.requests).toHaveLength(1);
  fake.setStatus(weather, { status: 'active' });
  const [back] = await opened.sync();
  expect(back?.records[0]).not.toHaveProperty('status');
});

test('a change in the very moment of the last reading is not lost', async () => {
  const { fake, opened } = await startSynced(['1.0.0']);
  await using _fake = fake;
  fake.advance(-hour);
  fake.publish(makeMcpServer({ name: 'com.example/early' }));
  const [entry] = fake.entries.filter(({ server }) => server.name === 'com.example/early');
  if (entry) entry.updatedAt = new Date(fake.now() - 4 * 60_000).toISOString();
  expect(versionsOf(await opened.sync(), 'com.example/early')).toEqual(['1.0.0']);
});

test.each([
  ['a proxy that unpacks %2F', { breaksEncodedNames: true }],
  [
    'a proxy that unpacks %2F, before a clone with other errors',
    { breaksEncodedNames: true, hasShortErrors: true },
  ],
])('finds the versions behind %s', async (_name, quirks) => {
  const { fake, opened } = await startSynced(['1.0.0']);
  await using _fake = fake;
  fake.publish(makeMcpServer({ name: 'com.example/weather-two' }));
  await opened.sync();
  Object.assign(fake.quirks, quirks);
  fake.publish(makeMcpServer({ version: '1.1.0' }));
  const batches = await opened.sync();
  expect(versionsOf(batches)).toEqual(['1.1.0', '1.0.0']);
  expect(fake.requests.at(-1)?.query.get('search')).toBe(weather);
});

test('takes what is known where the versions cannot be found', async () => {
  const { fake, opened } = await startSynced(['1.0.0']);
  await using _fake = fake;
  Object.assign(fake.quirks, { breaksEncodedNames: true, ignoresSearch: true });
  fake.publish(makeMcpServer({ version: '1.1.0' }));
  const batches = await opened.sync();
  expect(versionsOf(batches)[0]).toBe('1.1.0');
});

test('reads everything where a clone does not know the question', async () => {
  const { fake, opened } = await startSynced(['1.0.0']);
  await using _fake = fake;
  fake.quirks.ignoresUpdatedSince = true;
  fake.publish(makeMcpServer({ name: 'com.example/new' }));
  const batches = await opened.sync();
  expect(batches.map(({ part, isLast }) => [part, isLast])).toEqual([['first', true]]);
  expect(batches[0]?.records).toHaveLength(2);
  fake.requests.length = 0;
  // It is not asked again.
  await opened.sync();
  expect(fake.requests.map(({ query }) => query.has('updated_since'))).toEqual([false]);
});

test.each([400, 422])('reads everything where the question is refused with %i', async (status) => {
  const { fake, opened } = await startSynced(['1.0.0']);
  await using _fake = fake;
  fake.faults.push({ kind: 'json', status, body: { error: 'no' }, times: 2 });
  expect(await opened.sync()).toMatchObject([{ part: 'first', isLast: true }]);
});

test('reads everything where nearly everything has changed', async () => {
  const { fake, opened } = await startSynced(['1.0.0']);
  await using _fake = fake;
  for (let index = 0; index < 350; index += 1) {
    fake.publish(makeMcpServer({ name: `com.example/s${index}` }));
  }
  fake.advance(hour);
  const batches = await opened.sync();
  expect(batches.map(({ part }) => part)).toEqual(['first', 'next', 'next', 'next']);
  expect(fake.requests.some(({ path }) => path.endsWith('/versions'))).toBe(false);
  fake.advance(hour);
  expect(await opened.sync()).toEqual([]);
});

test('many changes come in steps, of which only the last moves on', async () => {
  const { fake, opened } = await startSynced(['1.0.0']);
  await using _fake = fake;
  for (let index = 0; index < 30; index += 1) {
    fake.publish(makeMcpServer({ name: `com.example/s${index}` }));
  }
  const { checkpoint } = opened;
  const batches = await opened.sync();
  expect(batches.map(({ records, isLast }) => [records.length, isLast])).toEqual([
    [20, false],
    [10, true],
  ]);
  expect(batches[0]?.checkpoint).toBe(checkpoint);
  expect(batches[1]?.checkpoint).not.toBe(checkpoint);
});

test('a row that changes while it is read counts once, as it is now', async () => {
  const { fake, opened } = await startSynced(['1.0.0']);
  await using _fake = fake;
  fake.setStatus(weather, { status: 'deprecated' });
  fake.dirtyRows.push({
    server: makeMcpServer(),
    _meta: {
      'io.modelcontextprotocol.registry/official': {
        status: 'active',
        isLatest: true,
        publishedAt: '2026-01-01T00:00:01Z',
        updatedAt: '2026-01-01T01:30:00Z',
      },
    },
  });
  const records = (await opened.sync()).flatMap((batch) => batch.records);
  expect(records).toMatchObject([{ status: 'deprecated' }]);
});
