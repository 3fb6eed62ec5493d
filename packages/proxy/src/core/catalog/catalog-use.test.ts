import { expect, test } from 'vitest';
import { makeRecord } from '../../storage/sqlite/make-record.fixture.js';
import type { Principal } from '../principal.js';
import type { Catalog } from './catalog.js';
import { createFakeRegistry } from './fake-registry.fixture.js';
import { prepareCatalogs } from '../../storage/sqlite/prepare-catalogs.fixture.js';
import type { ServiceRecord } from './service-record.js';

const local: Principal = { kind: 'local' };
const client = (clientId: string): Principal => ({ kind: 'anonymous', clientId });

const catalogs = prepareCatalogs();
const { open } = catalogs;

const near = (...content: readonly ServiceRecord[]) => createFakeRegistry('near', { content });

test('popular speaks of use in the window, then of the registry’s popularity', async () => {
  let time = new Date('2026-06-01T00:00:00Z');
  const catalog = open(
    [
      near(
        makeRecord({ id: 'quiet', category: 'Data' }),
        makeRecord({ id: 'famous', popularity: 1_000 }),
        makeRecord({ id: 'known', popularity: 10, category: 'data' }),
        makeRecord({ id: 'tied', popularity: 20, category: 'data' }),
      ),
    ],
    { now: () => time },
  );
  await catalog.recordUse({ serviceId: 'quiet', kind: 'connection' });
  time = new Date('2026-06-05T00:00:00Z');
  for (const serviceId of ['known', 'tied', 'gone'])
    await catalog.recordUse({ serviceId, kind: 'execution' });
  const ids = async (query: Parameters<typeof catalog.popular>[0]) =>
    (await catalog.popular(query, local)).map(({ id }) => id);
  expect(await ids({ timeframe: 'day' })).toEqual(['tied', 'known', 'famous', 'quiet']);
  expect(await ids({ timeframe: 'week', limit: 3 })).toEqual(['tied', 'known', 'quiet']);
  expect(await ids({ timeframe: 'all_time', limit: 1 })).toEqual(['tied']);
  expect(await ids({ category: 'DATA', timeframe: 'day' })).toEqual(['tied', 'known', 'quiet']);
  expect(await ids({ category: 'nothing' })).toEqual([]);
  expect(
    (await catalog.popular({ timeframe: 'day' }, local)).map(({ popularity }) => popularity),
  ).toEqual([
    { registry: 20, connections: 0, executions: 1 },
    { registry: 10, connections: 0, executions: 1 },
    { registry: 1_000, connections: 0, executions: 0 },
    { registry: 0, connections: 0, executions: 0 },
  ]);
});

test('the use of all listings of a service counts together', async () => {
  const endpoints = [{ url: 'https://same.example/mcp' }];
  const catalog = open([
    near(makeRecord({ id: 'rival' }), makeRecord({ id: 'one', endpoints })),
    createFakeRegistry('other', { content: [makeRecord({ id: 'two', endpoints })] }),
  ]);
  for (const serviceId of ['rival', 'rival', 'one', 'two', 'two']) {
    await catalog.recordUse({ serviceId, kind: 'execution' });
  }
  for (const serviceId of ['one', 'two']) {
    await catalog.recordUse({ serviceId, kind: 'connection' });
  }
  expect(
    (await catalog.popular({}, local)).map(({ id, popularity }) => ({ id, ...popularity })),
  ).toEqual([
    { id: 'one', registry: 0, executions: 3, connections: 2 },
    { id: 'rival', registry: 0, executions: 2, connections: 0 },
  ]);
});

test('counting a use never fails a call', async () => {
  const usage = { ...catalogs.store.usage, record: () => Promise.reject(new Error('full')) };
  const catalog = open([], { usage });
  await expect(catalog.recordUse({ serviceId: 'a', kind: 'connection' })).resolves.toBeUndefined();
});

test('learning of a service never fails a call, and is over with the catalog', async () => {
  const repository = {
    ...catalogs.store.services,
    setHealth: () => Promise.reject(new Error('full')),
  };
  const record = makeRecord({ id: 'a' });
  const broken = open([near(record)], { repository });
  await expect(broken.recordOutcome(record, { latency: 1 })).resolves.toBeUndefined();
  const catalog = open([near(record)]);
  await catalog.close();
  await catalog.recordOutcome(record, { latency: 1, tools: [{ name: 'x' }] });
  expect((await catalogs.store.services.healthOf(['a.example'])).size).toBe(0);
});

const shop = makeRecord({
  id: 'shop',
  name: 'Shop',
  title: 'The Shop',
  tags: ['common', 'one', 'two', 'three', 'sell'],
});
const records = [
  shop,
  makeRecord({ id: 'stock', name: 'stock', tags: ['sell'] }),
  makeRecord({ id: 'shopping', name: 'shop assistant', description: 'one two three' }),
  makeRecord({ id: 'mail', name: 'mail', tags: ['common'], popularity: 3 }),
  makeRecord({ id: 'maps', name: 'maps', tags: ['common'], popularity: 9 }),
  makeRecord({ id: 'song', name: 'song' }),
];

async function recommended(catalog: Catalog, principal: Principal, limit = 10) {
  const services = await catalog.recommend({ limit }, principal);
  return Object.fromEntries(services.map(({ id, reason }) => [id, reason]));
}

test('recommends what others use with it, what shares its rare tags, and what is like it', async () => {
  const catalog = open([near(...records)]);
  const use = (serviceId: string, owner: Principal) =>
    catalog.recordUse({ serviceId, kind: 'execution', owner });
  await use('shop', local);
  for (const name of ['one', 'two']) {
    await use('shop', client(name));
    await use('song', client(name));
  }
  const found = await recommended(catalog, local);
  expect(found).toMatchObject({
    song: '2 others use it together with The Shop',
    stock: 'about sell, like The Shop',
    shopping: 'much like The Shop',
  });
  expect(found).not.toHaveProperty('shop');
  expect(Object.keys(found)[0]).toBe('song');
  expect(Object.keys(await recommended(catalog, local, 1))).toEqual(['song']);
});

test('what somebody uses alone is not told as what others do', async () => {
  const catalog = open([near(...records)]);
  for (const serviceId of ['shop', 'song']) {
    await catalog.recordUse({ serviceId, kind: 'execution', owner: client('one') });
  }
  await catalog.recordUse({ serviceId: 'shop', kind: 'execution', owner: local });
  expect((await recommended(catalog, local))['song']).toBe(
    'somebody uses it together with The Shop',
  );
  expect(await recommended(catalog, client('one'))).not.toHaveProperty('song');
});

test('to whom nothing can be recommended, what is popular is', async () => {
  const catalog = open([near(...records)]);
  await catalog.recordUse({ serviceId: 'mail', kind: 'execution', owner: client('one') });
  const services = await catalog.recommend({ limit: 3 }, local);
  expect(services.map(({ id, reason }) => [id, reason])).toEqual([
    ['mail', 'used most through this proxy in the last month'],
    ['maps', 'well known in its registry'],
    ['shop', 'nobody has used it here yet'],
  ]);
});

test('nobody is recommended what only the local user may see, or told of it', async () => {
  const mine = createFakeRegistry('mine', {
    isPrivate: true,
    content: [makeRecord({ id: 'secret', name: 'secret', tags: ['sell'] })],
  });
  const catalog = open([near(...records), mine]);
  for (const serviceId of ['shop', 'secret']) {
    await catalog.recordUse({ serviceId, kind: 'execution', owner: local });
  }
  await catalog.recordUse({ serviceId: 'shop', kind: 'execution', owner: client('one') });
  const found = await recommended(catalog, client('one'));
  expect(JSON.stringify(found)).not.toContain('secret');
});

test('finds tools by what they do, each of a service once, the best first', async () => {
  const endpoints = [{ url: 'https://same.example/mcp' }];
  const catalog = open([
    near(
      makeRecord({
        id: 'weather',
        name: 'acme/weather',
        title: 'Weather',
        verification: { by: 'registry', reason: 'r' },
        endpoints,
        tools: [
          { name: 'getForecast', description: 'The weather of tomorrow' },
          { name: 'list_cities', description: 'All cities that have a forecast' },
        ],
      }),
      makeRecord({ id: 'mail', tools: [{ name: 'send' }] }),
    ),
    createFakeRegistry('other', {
      content: [makeRecord({ id: 'again', endpoints, tools: [{ name: 'getForecast' }] })],
    }),
  ]);
  const service = { id: 'weather', name: 'acme/weather', title: 'Weather', verified: true };
  const find = (text: string, limit = 10) => catalog.searchTools({ text, limit }, local);
  expect(await find('forecasts')).toMatchObject([
    { name: 'getForecast', service },
    { name: 'list_cities', service },
  ]);
  expect(await find('forecast', 1)).toHaveLength(1);
  expect(await find('a tool that can send')).toEqual([
    { name: 'send', service: { id: 'mail', name: 'mail', verified: false } },
  ]);
  expect(await find('xyzxyz')).toEqual([]);
});

test('what connecting showed of a service’s tools is found from then on', async () => {
  const record = makeRecord({ id: 'a', tools: [{ name: 'listed' }] });
  const catalog = open([near(record)]);
  const listed = await catalog.getRecord('a', local);
  await catalog.recordOutcome(listed, { latency: 1, tools: [{ name: 'paint_fence' }] });
  const find = async (text: string) =>
    (await catalog.searchTools({ text, limit: 5 }, local)).map(({ name }) => name);
  await expect.poll(() => find('paint')).toEqual(['paint_fence']);
  expect(await find('listed')).toEqual([]);
  expect((await catalog.search({ text: 'fence' }, local)).meta.total).toBe(1);
});

test('tools of services that a caller may not see leave no gap', async () => {
  const tools = Array.from({ length: 50 }, (_, index) => ({ name: `paint_${index}` }));
  const mine = createFakeRegistry('mine', {
    isPrivate: true,
    content: [makeRecord({ id: 'secret', tools })],
  });
  const catalog = open([mine, near(makeRecord({ id: 'a', tools: [{ name: 'paint_wall' }] }))]);
  const found = await catalog.searchTools({ text: 'paint', limit: 2 }, client('one'));
  expect(found.map(({ name }) => name)).toEqual(['paint_wall']);
});
