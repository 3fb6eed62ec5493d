import type { ServiceSort } from '@nanda/protocol';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeRecord } from '../../../storage/sqlite/make-record.fixture.js';
import { openSqliteStore, type SqliteStore } from '../../../storage/sqlite/open-sqlite-store.js';
import { silentLogger as logger } from '../../../storage/sqlite/silent-logger.fixture.js';
import { makeBatch } from '../make-batch.fixture.js';
import type { ServiceRecord } from '../service-record.js';
import { buildView } from '../view/build-view.js';
import type { CatalogView } from '../view/catalog-view.js';
import { createServiceSearch, type ServiceSearch } from './create-service-search.js';
import type { ServiceFilter } from './service-filter.js';

const at = new Date('2026-06-01T00:00:00Z');
let store: SqliteStore;
let search: ServiceSearch;
let view: CatalogView;
let version: string;

beforeEach(async () => {
  store = await openSqliteStore({ dataDir: ':memory:', logger });
  await use('test');
});

afterEach(async () => {
  await store.close();
});

async function use(...names: readonly string[]): Promise<void> {
  await store.services.useRegistries(names.map((name) => ({ key: name, name })));
  search = createServiceSearch({ repository: store.services, registryNames: names });
  await refresh();
}

async function refresh(): Promise<void> {
  version = await store.services.version();
  view = buildView(await store.services.rows(), { isVisible: () => true });
}

async function list(registry: string, records: readonly ServiceRecord[]): Promise<void> {
  await store.services.store(registry, makeBatch({ records }), { at });
  await refresh();
}

const fill = (...records: readonly ServiceRecord[]) => list('test', records);

interface Query extends ServiceFilter {
  readonly text?: string;
  readonly sort?: ServiceSort;
  readonly limit?: number;
  readonly offset?: number;
  readonly cursor?: string;
}

async function page({ text, sort = 'relevance', limit = 100, offset, cursor, ...filter }: Query) {
  return await search.find({
    filter,
    sort,
    limit,
    view,
    version,
    ...(text !== undefined && { text }),
    ...(offset !== undefined && { offset }),
    ...(cursor !== undefined && { cursor }),
  });
}

async function idsOf(services: readonly number[]): Promise<string[]> {
  const keys = services.map((service) => view.rows.keys[view.faces[service] ?? 0] ?? 0);
  return (await store.services.records(keys)).map(({ record }) => record.id);
}

const find = async (query: Query) => await idsOf((await page(query)).services);

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
  ['wether', ['1', '2', '3']],
  ['alert', ['3']],
  ['climateapi', ['2']],
  ['the coffee shops', ['4']],
  ['cofee', ['4']],
  ['coffee weather', ['1', '2', '3', '4']],
  ['real time', ['1']],
  ['"severe weather"', ['3']],
  ['"weather severe"', []],
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
    makeRecord({ id: 'reader', name: 'io.github.somebody/sql-reader' }),
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
  expect(await find({ text: 'io.github.somebody/sql-reader' })).toEqual(['reader']);
});

test('ranks the exact name first, then the fields by weight, then trust and popularity', async () => {
  const verification = { by: 'registry', reason: 'r' } as const;
  await fill(
    makeRecord({ id: 'described', name: 'b', description: 'About slack and more' }),
    makeRecord({ id: 'tagged', name: 'c', description: 'About teams and more', tags: ['slack'] }),
    makeRecord({ id: 'named', name: 'Slack helper', description: 'About teams and more' }),
    makeRecord({ id: 'exact', name: 'Slack', description: 'x '.repeat(300) }),
    makeRecord({ id: 'plain', name: 'Jira link' }),
    makeRecord({ id: 'popular', name: 'Jira link', popularity: 900 }),
    makeRecord({ id: 'verified', name: 'Jira link', verification, popularity: 900 }),
  );
  expect(await find({ text: 'slack' })).toEqual(['exact', 'named', 'tagged', 'described']);
  expect(await find({ text: 'jira' })).toEqual(['verified', 'popular', 'plain']);
});

test('what is equally good comes in the order of the rows, then of the registries', async () => {
  await use('first', 'second');
  const twin = (id: string) => makeRecord({ id, name: 'Twin' });
  await list('second', [twin('1'), twin('2')]);
  await list('first', [twin('4'), twin('3')]);
  expect(await find({ text: 'twin' })).toEqual(['4', '3', '1', '2']);
  expect(await find({})).toEqual(['4', '3', '1', '2']);
  await use('second', 'first');
  expect(await find({ text: 'twin' })).toEqual(['1', '2', '4', '3']);
});

test('finds by id, address and name as a whole', async () => {
  await fill(
    ...weather,
    makeRecord({
      id: '7f9c-1',
      name: 'com.acme/things',
      title: 'All Things',
      endpoints: [{ url: 'https://api.acme.example/v1/mcp' }],
    }),
    makeRecord({ id: 'other', name: 'acme/all-things-else', description: 'acme things v1 7f9c' }),
  );
  for (const text of [
    '7f9c-1',
    'https://api.acme.example/v1/mcp',
    'https://API.acme.example/v1/sse/',
    'COM.ACME/things',
    'all things',
  ]) {
    expect([text, (await find({ text }))[0]]).toEqual([text, '7f9c-1']);
  }
});

test.each([
  '"',
  '""',
  "'",
  '*',
  'weather*',
  'NEAR(',
  'NEAR(a b)',
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
  '"weather "real-time" "',
  'ﬁ ⅷ ǅ',
  'http://',
  'constructor __proto__ toString',
])('answers whatever is typed: %j', async (text) => {
  await fill(...weather);
  const found = await page({ text });
  expect(found.total).toBe(found.services.length);
});

test('a text without words finds only what is called just that', async () => {
  await fill(...weather, makeRecord({ id: 'smile', name: '🙂' }));
  expect(await find({ text: '🙂' })).toEqual(['smile']);
  expect(await find({ text: '***' })).toEqual([]);
  expect(await find({})).toHaveLength(5);
});

test('filters by everything at once, in any case, beside a text too', async () => {
  await fill(
    makeRecord({
      id: 'a',
      category: 'Data',
      tags: ['SQL', 'Fast'],
      verification: { by: 'registry', reason: 'r' },
      auth: { kind: 'oauth2' },
    }),
    makeRecord({ id: 'b', category: 'data', tags: ['sql'], endpoints: [], transports: ['stdio'] }),
    makeRecord({ id: 'c', category: 'other', tags: ['sql', 'fast'], auth: { kind: 'unknown' } }),
  );
  expect(await find({ category: 'DATA' })).toEqual(['a', 'b']);
  expect(await find({ tags: ['sql', 'FAST'] })).toEqual(['a', 'c']);
  expect(await find({ transport: 'stdio' })).toEqual(['b']);
  expect(await find({ protected: true })).toEqual(['a']);
  expect(await find({ protected: false, verified: false })).toEqual(['c', 'b']);
  const all = { category: 'data', tags: ['sql'], transport: 'http', verified: true } as const;
  expect(await find(all)).toEqual(['a']);
  expect(await find({ ...all, text: 'fast sql' })).toEqual(['a']);
  expect(await find({ category: 'data', text: 'fast' })).toEqual(['a']);
  expect(await find({ category: 'nothing' })).toEqual([]);
});

test('finds what was of a version', async () => {
  const versions = ['1.0.0', '2.0.0'].map((name, rank) =>
    makeRecord({ id: 'a', version: name, versionRank: `${rank}` }),
  );
  await fill(...versions, makeRecord({ id: 'b', version: '2.0.0' }));
  expect(await find({ version: '1.0.0' })).toEqual(['a']);
  expect(await find({ version: '2.0.0' })).toEqual(['a', 'b']);
  expect(await find({ version: '2' })).toEqual([]);
});

test('finds what has been listed or changed here since a moment', async () => {
  await fill(makeRecord({ id: 'a' }), makeRecord({ id: 'b' }));
  const records = [
    makeRecord({ id: 'a' }),
    makeRecord({ id: 'b', title: 'x' }),
    makeRecord({ id: 'c' }),
  ];
  await store.services.store('test', makeBatch({ records }), { at: new Date(+at + 1_000) });
  await refresh();
  expect(await find({ updatedSince: +at - 1 })).toEqual(['a', 'b', 'c']);
  expect(await find({ updatedSince: +at })).toEqual(['b', 'c']);
  expect(await find({ updatedSince: +at + 1_000 })).toEqual([]);
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
  const found = await page({ limit: 2 });
  expect(found.total).toBe(30);
  expect(found.services).toHaveLength(2);
  expect(found.facets).toMatchObject({
    category: [
      { value: 'Data', count: 20 },
      { value: 'other', count: 10 },
    ],
    transport: [{ value: 'http', count: 30 }],
    auth: [{ value: 'none', count: 30 }],
    source: [{ value: 'test', count: 30 }],
  });
  expect(found.facets.tags).toHaveLength(20);
  expect(found.facets.tags[0]).toEqual({ value: 'all', count: 30 });
  expect(await page({ offset: 30 })).toMatchObject({ total: 30, services: [], offset: 30 });
});

test('knows the orders of the contract, and ends each with the order of the rows', async () => {
  await fill(
    makeRecord({ id: '3', name: 'same', createdAt: '2026-01-03T00:00:00.000Z' }),
    makeRecord({ id: '1', name: 'same', rating: { average: 4, count: 2 }, popularity: 5 }),
    makeRecord({ id: '2', name: 'Same', rating: { average: 4, count: 9 } }),
    makeRecord({ id: '0', name: 'zebra', rating: { average: 5, count: 1 } }),
  );
  expect(await find({ sort: 'name' })).toEqual(['3', '1', '2', '0']);
  expect(await find({ sort: 'rating' })).toEqual(['0', '2', '1', '3']);
  expect(await find({ sort: 'newest' })).toEqual(['3', '1', '2', '0']);
  expect(await find({ sort: 'popularity' })).toEqual(['1', '3', '2', '0']);
  expect(await find({ sort: 'relevance' })).toEqual(['1', '3', '2', '0']);
  expect(await find({ sort: 'name', text: 'same' })).toEqual(['3', '1', '2']);
});

test.each<Query>([
  { text: 'service' },
  { sort: 'name' },
  { sort: 'newest' },
  { sort: 'popularity' },
  { text: 'weather', sort: 'name' },
])('pages through five hundred services without gaps or repeats: %j', async (query) => {
  const topics = ['weather', 'database', 'calendar', 'payments', 'music'];
  await fill(
    ...Array.from({ length: 500 }, (_, index) => {
      const topic = topics[index % topics.length] ?? '';
      return makeRecord({
        id: `id-${index}`,
        name: `${topic}-service-${index}`,
        description: `Service ${index} for ${topic} with ${topics[(index * 7) % 5]} support`,
        tags: [topic],
        popularity: index % 9,
      });
    }),
  );
  const { total } = await page(query);
  const seen: string[] = [];
  for (let cursor: string | undefined, isLast = false; !isLast;) {
    const found = await page({ ...query, limit: 60, ...(cursor !== undefined && { cursor }) });
    seen.push(...(await idsOf(found.services)));
    cursor = found.nextCursor;
    isLast = cursor === undefined;
  }
  expect(seen).toHaveLength(total);
  expect(new Set(seen).size).toBe(total);
  expect((await find({ text: 'database-service-131' }))[0]).toBe('id-131');
});

test('a cursor goes on behind its service, whatever has come or gone before it', async () => {
  const named = (...names: string[]) => fill(...names.map((name) => makeRecord({ id: name })));
  await named('b', 'd', 'f', 'h');
  const cursor = (await page({ sort: 'name', limit: 2 })).nextCursor ?? '';
  await named('a', 'b', 'c', 'd', 'e', 'f', 'h');
  expect(await find({ sort: 'name', cursor })).toEqual(['e', 'f', 'h']);
  await named('a', 'b', 'c', 'e', 'f', 'h');
  expect(await find({ sort: 'name', cursor })).toEqual(['e', 'f', 'h']);
  await named('a');
  expect(await find({ sort: 'name', cursor })).toEqual([]);
});

test('a cursor is of one query alone', async () => {
  await fill(...weather);
  const cursor = (await page({ text: 'weather', limit: 1 })).nextCursor ?? '';
  expect(await find({ text: 'weather', cursor })).toHaveLength(2);
  for (const other of [
    { text: 'coffee' },
    { text: 'weather', sort: 'name' },
    { verified: false },
  ]) {
    await expect(page({ ...(other as Query), cursor })).rejects.toMatchObject({
      code: 'VALIDATION_ERROR',
      details: { field: 'cursor' },
    });
  }
});

test('what was kept of one search is not taken for what is stored now', async () => {
  await fill(...weather);
  expect(await find({ text: 'coffee' })).toEqual(['4']);
  await fill(makeRecord({ id: '5', name: 'Coffee too' }));
  expect(await find({ text: 'coffee' })).toEqual(['5']);
  expect(await find({ text: 'weather' })).toEqual([]);
});
