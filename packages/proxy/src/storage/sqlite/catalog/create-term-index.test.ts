import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeBatch } from '../../../core/catalog/make-batch.fixture.js';
import { indexFields } from '../../../core/catalog/search/index-fields.js';
import type { ServiceRecord } from '../../../core/catalog/service-record.js';
import { makeRecord } from '../make-record.fixture.js';
import { openSqliteStore, type SqliteStore } from '../open-sqlite-store.js';
import { silentLogger as logger } from '../silent-logger.fixture.js';

let store: SqliteStore;

beforeEach(async () => {
  store = await openSqliteStore({ dataDir: ':memory:', logger });
  await store.services.useRegistries([{ key: 'test', name: 'test' }]);
});

afterEach(async () => {
  await store.close();
});

async function fill(...records: readonly ServiceRecord[]): Promise<number[]> {
  await store.services.store('test', makeBatch({ records }), { at: new Date() });
  return [...(await store.services.rows()).keys];
}

/** `document:field` of each place. */
async function placesOf(term: string): Promise<string[]> {
  const [postings] = await store.services.serviceIndex.postings([term]);
  return Array.from(postings ?? [], (place) => `${place >>> 3}:${indexFields[place & 7]}`);
}

test('says in which documents and fields a word stands, once for each time', async () => {
  const [a, b] = await fill(
    makeRecord({
      id: 'a',
      name: 'acme/slack-bot',
      title: 'Slack',
      description: 'slack, and again SLACK',
      tags: ['slack'],
      publisher: 'Slack Inc',
      tools: [{ name: 'slack_send' }],
      endpoints: [],
    }),
    makeRecord({ id: 'b', name: 'other', description: 'Slack' }),
  );
  expect((await placesOf('slack')).toSorted()).toEqual(
    [
      ...['name', 'title', 'tags', 'publisher', 'tools', 'description', 'description'].map(
        (field) => `${a}:${field}`,
      ),
      `${b}:description`,
    ].toSorted(),
  );
  expect(await placesOf('nothing')).toEqual([]);
  expect(await store.services.serviceIndex.postings([])).toEqual([]);
});

test('gives every word in the order of code units, with how many documents have it', async () => {
  await fill(
    makeRecord({ id: 'a', description: 'zebra apple 𐐀 ﬀ ｚ' }),
    makeRecord({ id: 'b', description: 'apple apple' }),
  );
  const { terms, counts } = await store.services.serviceIndex.terms();
  expect(terms).toEqual(terms.toSorted((a, b) => (a < b ? -1 : 1)));
  expect(counts[terms.indexOf('apple')]).toBe(2);
  expect(counts[terms.indexOf('zebra')]).toBe(1);
  expect(counts).toHaveLength(terms.length);
});

test('finds words that follow each other, and only those', async () => {
  const [a, b] = await fill(
    makeRecord({ id: 'a', description: 'it says real-time data' }),
    makeRecord({ id: 'b', title: 'REAL time' }),
    makeRecord({ id: 'c', description: 'time is real' }),
  );
  const find = (...words: string[]) => store.services.serviceIndex.phrase(words);
  expect(new Set(await find('real', 'time'))).toEqual(new Set([a, b]));
  expect(await find('time', 'data')).toEqual([a]);
  expect(await find('real', '"', 'OR', 'x')).toEqual([]);
});

test('accents, camelCase and kebab-case are taken apart; letters of every script are words', async () => {
  const [a, b] = await fill(
    makeRecord({ id: 'a', description: 'Café crème', tools: [{ name: 'getStockQuote' }] }),
    makeRecord({ id: 'b', description: '天気予報', name: 'list_open-orders' }),
  );
  for (const [term, document] of [
    ['cafe', a],
    ['creme', a],
    ['getstockquote', a],
    ['quote', a],
    ['天気', b],
    ['予報', b],
    ['orders', b],
  ] as const) {
    expect([term, await placesOf(term)]).toEqual([term, [expect.stringMatching(`^${document}:`)]]);
  }
});

test('what was replaced or has gone is in no index', async () => {
  const tools = [{ name: 'find_flight', description: 'books' }];
  await fill(makeRecord({ id: 'a', title: 'Before', tools }), makeRecord({ id: 'b', tools }));
  await fill(makeRecord({ id: 'a', title: 'After', tools: [{ name: 'sell' }] }));
  const { serviceIndex, toolIndex } = store.services;
  expect((await serviceIndex.terms()).terms).toEqual(['a', 'after', 'example', 'sell']);
  expect((await toolIndex.terms()).terms).toEqual(['a', 'after', 'sell']);
});

test('knows the tools by their names and what is said of them', async () => {
  const [a] = await fill(
    makeRecord({
      id: 'a',
      tools: [{ name: 'getForecast', description: 'The weather' }, { name: 'ping' }],
    }),
  );
  const [forecast, weather] = await store.services.toolIndex.postings(['forecast', 'weather']);
  expect(Array.from(forecast ?? [], (place) => place & 7)).toEqual([0]);
  expect(Array.from(weather ?? [], (place) => place & 7)).toEqual([1]);
  const number = (forecast?.[0] ?? 0) >>> 3;
  expect(await store.services.tools([999, number])).toEqual([
    { number, key: a, name: 'getForecast', description: 'The weather' },
  ]);
  const [ping] = await store.services.toolIndex.postings(['ping']);
  expect(await store.services.tools([(ping?.[0] ?? 0) >>> 3])).toEqual([
    { number: expect.any(Number), key: a, name: 'ping' },
  ]);
});
