import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ServiceRecord } from '../../core/catalog/service-record.js';
import type { ServiceQuery } from '../../core/catalog/service-repository.js';
import { makeRecord } from './make-record.fixture.js';
import { openSqliteStore, type SqliteStore } from './open-sqlite-store.js';
import { silentLogger as logger } from './silent-logger.fixture.js';

let store: SqliteStore;

beforeEach(async () => {
  store = await openSqliteStore({ dataDir: ':memory:', logger });
  await use('test');
});

afterEach(async () => {
  await store.close();
});

async function use(...names: readonly string[]): Promise<void> {
  await store.services.useRegistries(names.map((name) => ({ key: name, name })));
}

async function fill(...records: ServiceRecord[]): Promise<void> {
  await store.services.replaceRegistry('test', records);
}

async function search(query: Partial<ServiceQuery>) {
  return await store.services.search({ sort: 'relevance', limit: 100, offset: 0, ...query });
}

async function find(query: Partial<ServiceQuery>): Promise<string[]> {
  return (await search(query)).records.map(({ id }) => id);
}

const weather = [
  makeRecord({
    id: '1',
    name: 'WeatherMCP',
    description: 'Real-time weather data',
    category: 'weather',
    publisher: 'NANDA demo',
    tags: ['weather', 'api', 'real-time'],
  }),
  makeRecord({
    id: '2',
    name: 'ClimateAPI',
    description: 'Historical climate data',
    category: 'weather',
    publisher: 'NANDA demo',
    tags: ['weather', 'api', 'climate'],
  }),
  makeRecord({
    id: '3',
    name: 'WeatherAlerts',
    description: 'Severe weather alerts',
    category: 'weather',
    publisher: 'NANDA demo',
    tags: ['weather', 'api', 'alerts'],
  }),
  makeRecord({ id: '4', name: 'Coffee', description: 'A coffee shop', tags: ['coffee', 'shop'] }),
];

test.each([
  ['weather apis', ['1', '2', '3']],
  ['WEATHER', ['1', '2', '3']],
  ['weath', ['1', '2', '3']],
  ['alert', ['3']],
  ['climate api', ['2']],
  ['climateapi', ['2']],
  ['the coffee shops', ['4']],
  ['coffee weather', ['1', '2', '3', '4']],
  ['real time', ['1']],
  ['nothing-like-this', []],
])('%j finds %j', async (text, ids) => {
  await fill(...weather);
  expect((await find({ text })).toSorted()).toEqual(ids);
});

test('finds word forms, parts of compound names, accents and tool names', async () => {
  await fill(
    makeRecord({ id: 'translate', description: 'Translates documents between languages' }),
    makeRecord({ id: 'city', description: 'One city' }),
    makeRecord({ id: 'cities', description: 'Many cities' }),
    makeRecord({ id: 'cafe', description: 'Café crème' }),
    makeRecord({ id: 'tool', tools: [{ name: 'getStockQuote' }, { name: 'list_open-orders' }] }),
    makeRecord({ id: 'gh', name: 'io.github.somebody/sql-reader' }),
  );
  expect(await find({ text: 'translation' })).toEqual(['translate']);
  expect(await find({ text: 'translatio' })).toEqual(['translate']);
  expect((await find({ text: 'cities' })).toSorted()).toEqual(['cities', 'city']);
  expect((await find({ text: 'city' })).toSorted()).toEqual(['cities', 'city']);
  expect(await find({ text: 'cafe creme' })).toEqual(['cafe']);
  expect(await find({ text: 'stock quotes' })).toEqual(['tool']);
  expect(await find({ text: 'getStockQuote' })).toEqual(['tool']);
  expect(await find({ text: 'open orders' })).toEqual(['tool']);
  expect(await find({ text: 'github' })).toEqual([]);
  expect(await find({ text: 'io.github.somebody/sql-reader' })).toEqual(['gh']);
});

test('ranks the exact name first, then the fields by weight, then trust and popularity', async () => {
  await fill(
    makeRecord({ id: 'described', name: 'b', description: 'About slack and more' }),
    makeRecord({ id: 'tagged', name: 'c', description: 'About teams and more', tags: ['slack'] }),
    makeRecord({ id: 'named', name: 'Slack helper', description: 'About teams and more' }),
    makeRecord({ id: 'exact', name: 'Slack', description: 'x '.repeat(300) }),
    makeRecord({ id: 'plain', name: 'Jira link' }),
    makeRecord({ id: 'popular', name: 'Jira link', popularity: 900 }),
    makeRecord({ id: 'verified', name: 'Jira link', verified: true, popularity: 900 }),
  );
  expect(await find({ text: 'slack' })).toEqual(['exact', 'named', 'tagged', 'described']);
  expect(await find({ text: 'jira' })).toEqual(['verified', 'popular', 'plain']);
});

test('near ties are settled by trust, popularity and the order of the rows', async () => {
  await fill(...weather);
  expect(await find({ text: 'weather apis' })).toEqual(['1', '2', '3']);
  await fill(...weather.toReversed());
  expect(await find({ text: 'weather apis' })).toEqual(['3', '2', '1']);
  await fill(
    ...weather.map((record) => (record.id === '3' ? { ...record, popularity: 1 } : record)),
  );
  expect(await find({ text: 'weather apis' })).toEqual(['3', '1', '2']);
  await fill(
    ...weather.map((record) => (record.id === '2' ? { ...record, verified: true } : record)),
  );
  expect(await find({ text: 'weather apis' })).toEqual(['2', '1', '3']);
  expect((await find({ text: 'weatheralerts' }))[0]).toBe('3');
  expect((await find({ text: 'weather alerts' }))[0]).toBe('3');
});

test('near ties of several registries come in the order of the registries', async () => {
  const twin = (id: string, registry: string) =>
    makeRecord({ id, name: 'Twin', source: { registry, id } });
  await use('first', 'second');
  await store.services.replaceRegistry('second', [twin('1', 'second')]);
  await store.services.replaceRegistry('first', [twin('3', 'first'), twin('2', 'first')]);
  expect(await find({ text: 'twin' })).toEqual(['3', '2', '1']);
  await use('second', 'first');
  expect(await find({ text: 'twin' })).toEqual(['1', '3', '2']);
});

test.each([
  '"',
  '""',
  "'",
  '*',
  '* *',
  'NEAR(',
  'NEAR(a b, 3)',
  'a AND',
  'OR',
  'NOT x',
  'name:weather',
  '{name}:x',
  '^weather',
  '-',
  '--',
  ';',
  '\\',
  '%',
  '_',
  '(',
  ')',
  '+weather',
  'weather"',
  '🙂',
  '🙂🙂 weather',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '天気',
  '(a OR b) AND "c',
  '   ',
  'x'.repeat(512),
  'a '.repeat(256),
  '"'.repeat(512),
  'ﬁ ⅷ ǅ',
])('answers whatever is typed: %j', async (text) => {
  await fill(...weather);
  const page = await search({ text });
  expect(page.total).toBeGreaterThanOrEqual(page.records.length);
});

test('a text without words finds only what is called just that', async () => {
  await fill(...weather, makeRecord({ id: 'smile', name: '🙂' }));
  expect(await find({ text: '🙂' })).toEqual(['smile']);
  expect(await find({ text: '***' })).toEqual([]);
  expect(await find({ text: '  ' })).toHaveLength(5);
});

test('filters by everything at once, in any case', async () => {
  await fill(
    makeRecord({
      id: 'a',
      category: 'Data',
      tags: ['SQL', 'Fast'],
      verified: true,
      auth: { kind: 'oauth2' },
    }),
    makeRecord({ id: 'b', category: 'data', tags: ['sql'], endpoints: [], transports: ['stdio'] }),
    makeRecord({ id: 'c', category: 'other', tags: ['sql', 'fast'], auth: { kind: 'unknown' } }),
  );
  expect(await find({ category: 'DATA' })).toEqual(['a', 'b']);
  expect(await find({ tags: ['sql', 'FAST'] })).toEqual(['a', 'c']);
  expect(await find({ transport: 'stdio' })).toEqual(['b']);
  expect(await find({ protected: true })).toEqual(['a']);
  expect(await find({ protected: false, verified: false })).toEqual(['b', 'c']);
  expect(
    await find({ category: 'data', tags: ['sql'], transport: 'http', verified: true }),
  ).toEqual(['a']);
});

test('counts facets over all matches, not over the page', async () => {
  await fill(
    ...Array.from({ length: 30 }, (_, index) =>
      makeRecord({
        id: `s${index}`,
        category: index < 20 ? 'Data' : 'other',
        tags: ['all', `tag${index}`],
      }),
    ),
  );
  const page = await search({ limit: 2 });
  expect(page.total).toBe(30);
  expect(page.records).toHaveLength(2);
  expect(page.facets.category).toEqual([
    { value: 'Data', count: 20 },
    { value: 'other', count: 10 },
  ]);
  expect(page.facets.tags).toHaveLength(20);
  expect(page.facets.tags[0]).toEqual({ value: 'all', count: 30 });
  expect(page.facets.transport).toEqual([{ value: 'http', count: 30 }]);
  expect(page.facets.auth).toEqual([{ value: 'none', count: 30 }]);
  expect((await search({ offset: 30 })).total).toBe(30);
});

test('knows the orders of the contract, and ends each with name and id', async () => {
  await fill(
    makeRecord({ id: '3', name: 'same', createdAt: '2026-01-03T00:00:00.000Z' }),
    makeRecord({ id: '1', name: 'same', rating: { average: 4, count: 2 }, popularity: 5 }),
    makeRecord({ id: '2', name: 'Same', rating: { average: 4, count: 9 } }),
    makeRecord({ id: '0', name: 'zebra', rating: { average: 5, count: 1 } }),
  );
  expect(await find({ sort: 'name' })).toEqual(['1', '2', '3', '0']);
  expect(await find({ sort: 'rating' })).toEqual(['0', '2', '1', '3']);
  expect(await find({ sort: 'newest' })).toEqual(['3', '1', '2', '0']);
  expect(await find({ sort: 'popularity' })).toEqual(['1', '2', '3', '0']);
  expect(await find({ sort: 'relevance' })).toEqual(['1', '2', '3', '0']);
  expect(await find({ sort: 'name', text: 'same' })).toEqual(['1', '2', '3']);
});

test('replacing a registry forgets what it no longer lists, in the index too', async () => {
  await fill(makeRecord({ id: 'a', name: 'Alpha' }), makeRecord({ id: 'b', name: 'Beta' }));
  await fill(makeRecord({ id: 'b', name: 'Gamma' }), makeRecord({ id: 'c', name: 'Delta' }));
  expect(await find({ text: 'alpha beta' })).toEqual([]);
  expect(await find({ text: 'gamma' })).toEqual(['b']);
  expect(await find({})).toEqual(['c', 'b']);
  expect(await store.services.get('a')).toBeUndefined();
  expect(await store.services.count()).toBe(2);
});

test('a replacement that fails leaves everything as it was', async () => {
  await fill(...weather);
  const broken = { ...makeRecord({ id: 'x' }), popularity: 'much' as unknown as number };
  await expect(fill(makeRecord({ id: 'y' }), broken)).rejects.toThrow();
  expect(await find({ text: 'weather apis' })).toHaveLength(3);
  expect(await store.services.count()).toBe(4);
});

test('of an id that several registries list, the first configured one is shown', async () => {
  await use('first', 'second');
  await store.services.replaceRegistry('second', [makeRecord({ id: 'x', name: 'Second' })]);
  await store.services.replaceRegistry('first', [makeRecord({ id: 'x', name: 'First' })]);
  expect((await store.services.get('x'))?.name).toBe('First');
  expect(await find({ text: 'second' })).toEqual([]);
  expect(await store.services.findByName('Second')).toEqual([]);
  expect(await store.services.count()).toBe(1);
  await use('second', 'first');
  expect((await store.services.get('x'))?.name).toBe('Second');
  await use('first');
  expect((await store.services.get('x'))?.name).toBe('First');
  await use();
  expect(await store.services.count()).toBe(0);
});

test('gives records back as they were', async () => {
  const record = makeRecord({
    id: 'full',
    name: 'Full "quoted" \n 🙂',
    title: 'Title',
    version: '1.0.0',
    publisher: 'Somebody',
    auth: { kind: 'api_key', details: { headers: ['X-Key'] } },
    tools: [{ name: 't', description: 'd' }],
    rating: { average: 4.5, count: 10 },
  });
  await fill(record);
  expect(await store.services.get('full')).toEqual(record);
  expect(await store.services.findByName(' FULL "QUOTED" \n 🙂')).toEqual([record]);
});

test('pages through five hundred services without gaps or repeats', async () => {
  const topics = ['weather', 'database', 'calendar', 'payments', 'music'];
  const records = Array.from({ length: 500 }, (_, index) => {
    const topic = topics[index % topics.length] ?? '';
    return makeRecord({
      id: `id-${index}`,
      name: `${topic}-service-${index}`,
      description: `Service ${index} for ${topic} with ${topics[(index * 7) % 5]} support`,
      tags: [topic],
    });
  });
  await fill(...records);
  const seen: string[] = [];
  for (let offset = 0; offset < 500; offset += 60)
    seen.push(...(await find({ text: 'service', limit: 60, offset })));
  expect(new Set(seen).size).toBe(500);
  expect(seen).toHaveLength(500);
  const page = await search({ text: 'weather', limit: 100 });
  expect(page.records.every(({ tags }) => tags.includes('weather'))).toBe(true);
  expect((await find({ text: 'database-service-131' }))[0]).toBe('id-131');
});

test('reads and writes may be asked for at the same time', async () => {
  await use(...Array.from({ length: 20 }, (_, index) => `r${index}`));
  await Promise.all(
    Array.from({ length: 20 }, async (_, index) => {
      await store.services.replaceRegistry(`r${index}`, [makeRecord({ id: `s${index}` })]);
      await search({ text: 's' });
    }),
  );
  expect(await store.services.count()).toBe(20);
});
