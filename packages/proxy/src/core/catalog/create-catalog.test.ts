import { afterEach, beforeEach, expect, test } from 'vitest';
import { ServiceSchema } from '@nanda/protocol';
import { makeRecord } from '../../storage/sqlite/make-record.fixture.js';
import { openSqliteStore, type SqliteStore } from '../../storage/sqlite/open-sqlite-store.js';
import { silentLogger as logger } from '../../storage/sqlite/silent-logger.fixture.js';
import { NandaError } from '../nanda-error.js';
import type { Principal } from '../principal.js';
import { createCatalog } from './create-catalog.js';
import type { Registry, RegistrySnapshot } from './registry.js';
import type { ServiceRecord } from './service-record.js';

const local: Principal = { kind: 'local' };
const stranger: Principal = { kind: 'anonymous', clientId: 'stranger' };

let store: SqliteStore;

beforeEach(async () => {
  store = await openSqliteStore({ dataDir: ':memory:', logger });
});

afterEach(async () => {
  await store.close();
});

interface FakeRegistry extends Registry {
  content: readonly ServiceRecord[];
  problems: readonly string[];
  failure: unknown;
  reads: number;
}

function fakeRegistry(name: string, content: readonly ServiceRecord[]): FakeRegistry {
  const registry: FakeRegistry = {
    key: `key of ${name}`,
    name,
    content,
    problems: [],
    failure: undefined,
    reads: 0,
    async revision() {
      if (registry.failure !== undefined) throw registry.failure;
      return JSON.stringify(registry.content);
    },
    async read(): Promise<RegistrySnapshot> {
      registry.reads += 1;
      return { records: registry.content, problems: registry.problems };
    },
  };
  return registry;
}

function open(
  registries: readonly Registry[],
  options: { now?: () => Date; checkInterval?: number } = {},
) {
  return createCatalog({
    repository: store.services,
    usage: store.usage,
    registries,
    logger,
    checkInterval: 0,
    ...options,
  });
}

const down = new NandaError('REGISTRY_UNAVAILABLE', 'There is no registry file /x.');

test('reads see a registry that changed, and read it once for many callers', async () => {
  const registry = fakeRegistry('one', [makeRecord({ id: 'a', name: 'Alpha' })]);
  const catalog = open([registry]);
  const pages = await Promise.all([
    catalog.list({}, local),
    catalog.search({ text: 'alpha' }, local),
    catalog.list({}, local),
  ]);
  expect(pages.map(({ meta }) => meta.total)).toEqual([1, 1, 1]);
  expect(registry.reads).toBe(1);
  registry.content = [makeRecord({ id: 'b', name: 'Beta' })];
  expect((await catalog.search({ text: 'beta' }, local)).services[0]?.id).toBe('b');
  expect((await catalog.search({ text: 'alpha' }, local)).meta.total).toBe(0);
  expect(registry.reads).toBe(2);
});

test('what is not found is looked for in what was written just now', async () => {
  const registry = fakeRegistry('one', [makeRecord({ id: 'a' })]);
  const catalog = open([registry], { checkInterval: 3_600_000 });
  /** Asks until the shortest interval between two looks is over. */
  const eventually = (ask: () => Promise<unknown>) => expect.poll(ask, { interval: 20 });
  await catalog.list({}, local);
  registry.content = [makeRecord({ id: 'a' }), makeRecord({ id: 'b', name: 'Beta' })];
  await eventually(() => catalog.getRecord('beta', local).catch(() => undefined)).toMatchObject({
    id: 'b',
  });
  registry.content = [makeRecord({ id: 'c', name: 'Gamma' })];
  await eventually(async () => (await catalog.search({ text: 'gamma' }, local)).meta.total).toBe(1);
  await expect(catalog.get('beta', local)).rejects.toMatchObject({ code: 'SERVICE_NOT_FOUND' });
  expect(registry.reads).toBe(3);
});

test('what is found needs no look, and misses look no more often than every 100 ms', async () => {
  const registry = fakeRegistry('one', [makeRecord({ id: 'a' })]);
  let looks = 0;
  const counted: Registry = {
    ...registry,
    revision: async () => {
      looks += 1;
      return 'same';
    },
  };
  const catalog = open([counted], { checkInterval: 3_600_000 });
  const started = performance.now();
  for (let round = 0; round < 50; round += 1) {
    await catalog.get('a', local);
    await expect(catalog.get('b', local)).rejects.toMatchObject({ code: 'SERVICE_NOT_FOUND' });
  }
  expect(looks).toBeLessThanOrEqual(1 + (performance.now() - started) / 100);
});

test('looks at a registry no more often than the interval says', async () => {
  const registry = fakeRegistry('one', [makeRecord({ id: 'a' })]);
  const catalog = open([registry], { checkInterval: 3_600_000 });
  await catalog.list({}, local);
  registry.content = [makeRecord({ id: 'a' }), makeRecord({ id: 'b' })];
  expect((await catalog.list({}, local)).meta.total).toBe(1);
});

test('a registry that fails keeps its rows and is named among the problems', async () => {
  const registry = fakeRegistry('one', [makeRecord({ id: 'a' })]);
  registry.problems = ['row 2: it has no name'];
  const catalog = open([registry]);
  await catalog.list({}, local);
  registry.failure = down;
  expect((await catalog.list({}, local)).meta.total).toBe(1);
  expect(catalog.problems()).toEqual([
    { registry: 'one', message: down.message, isFailure: true },
    { registry: 'one', message: 'row 2: it has no name', isFailure: false },
  ]);
  registry.failure = undefined;
  await catalog.list({}, local);
  expect(catalog.problems()).toHaveLength(1);
});

test('a read fails only when nothing at all is known', async () => {
  const bad = fakeRegistry('bad', []);
  bad.failure = new Error('the disk is on fire');
  await expect(open([bad]).list({}, local)).rejects.toMatchObject({
    code: 'REGISTRY_UNAVAILABLE',
    message: expect.stringMatching(/^The registry bad could not be read/),
  });
  const good = fakeRegistry('good', [makeRecord({ id: 'a' })]);
  expect((await open([bad, good]).list({}, local)).meta.total).toBe(1);
  expect((await open([]).list({}, local)).meta.total).toBe(0);
});

test('pages with cursors, and names a bad one', async () => {
  const catalog = open([
    fakeRegistry(
      'one',
      Array.from({ length: 5 }, (_, index) => makeRecord({ id: `s${index}` })),
    ),
  ]);
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await catalog.list(
      { limit: 2, ...(cursor === undefined ? {} : { cursor }) },
      local,
    );
    ids.push(...page.services.map(({ id }) => id));
    cursor = page.meta.nextCursor;
  } while (cursor !== undefined);
  expect(ids).toEqual(['s0', 's1', 's2', 's3', 's4']);
  for (const bad of ['x', 'bzE=', '', '..', 'bzE\n']) {
    await expect(catalog.list({ cursor: bad }, local)).rejects.toMatchObject({
      code: 'VALIDATION_ERROR',
      details: { field: 'cursor' },
    });
  }
});

test('gets by id, then by name in any case', async () => {
  const catalog = open([
    fakeRegistry('one', [
      makeRecord({ id: 'a', name: 'Weather Service' }),
      makeRecord({ id: 'b', name: 'twin' }),
      makeRecord({ id: 'c', name: 'Twin' }),
      makeRecord({ id: 'twin-3', name: 'a' }),
    ]),
  ]);
  expect((await catalog.get('a', local)).name).toBe('Weather Service');
  expect((await catalog.get(' weather SERVICE ', local)).id).toBe('a');
  expect((await catalog.getRecord('b', local)).trust).toBe('local-file');
  await expect(catalog.get('TWIN', local)).rejects.toMatchObject({
    code: 'VALIDATION_ERROR',
    details: { ids: ['b', 'c'] },
    message: expect.stringContaining('b, c'),
  });
  await expect(catalog.get('wether servis', local)).rejects.toMatchObject({
    code: 'SERVICE_NOT_FOUND',
    details: { suggestions: ['Weather Service'] },
    message: expect.stringContaining('Did you mean "Weather Service"?'),
  });
  await expect(catalog.get('zzzz\u001B[31m', local)).rejects.toMatchObject({
    code: 'SERVICE_NOT_FOUND',
    message: 'There is no service with the id or name "zzzz". Search for it, or list all services.',
  });
});

test('popular speaks of use in the window, then of the registry’s popularity', async () => {
  let time = new Date('2026-06-01T00:00:00Z');
  const catalog = open(
    [
      fakeRegistry('one', [
        makeRecord({ id: 'quiet', category: 'Data' }),
        makeRecord({ id: 'famous', popularity: 1_000 }),
        makeRecord({ id: 'known', popularity: 10, category: 'data' }),
        makeRecord({ id: 'tied', popularity: 20, category: 'data' }),
      ]),
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
  expect(
    (await catalog.popular({ timeframe: 'day' }, local)).map(({ popularity }) => popularity),
  ).toEqual([
    { registry: 20, connections: 0, executions: 1 },
    { registry: 10, connections: 0, executions: 1 },
    { registry: 1_000, connections: 0, executions: 0 },
    { registry: 0, connections: 0, executions: 0 },
  ]);
});

test('counting a use never fails a call', async () => {
  const catalog = createCatalog({
    repository: store.services,
    usage: { record: () => Promise.reject(new Error('full')), counts: async () => new Map() },
    registries: [],
    logger,
  });
  await expect(catalog.recordUse({ serviceId: 'a', kind: 'connection' })).resolves.toBeUndefined();
});

test('shows services as the contract has them', async () => {
  const catalog = open([
    fakeRegistry('one', [
      makeRecord({
        id: 'local',
        trust: 'local-user',
        endpoints: [],
        transports: ['stdio'],
        auth: { kind: 'bearer' },
        tools: [{ name: 'look' }],
      }),
    ]),
  ]);
  const service = await catalog.get('local', local);
  expect(ServiceSchema.parse(service)).toEqual(service);
  expect(service).toMatchObject({
    transports: ['stdio'],
    endpoints: [{ transport: 'stdio' }],
    protected: true,
    tools: [{ name: 'look' }],
  });
  expect(service).not.toHaveProperty('trust');
});

test('close gives up a reading under way, and none is begun after it', async () => {
  const reading = Promise.withResolvers<void>();
  const hanging: Registry = {
    key: 'slow',
    name: 'slow',
    revision: async () => '1',
    read: (signal) =>
      new Promise((_resolve, reject) => {
        reading.resolve();
        signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      }),
  };
  const catalog = open([hanging]);
  const page = catalog.list({}, local);
  await reading.promise;
  await catalog.close();
  expect((await page).meta.total).toBe(0);
  expect((await catalog.list({}, local)).meta.total).toBe(0);
  expect(catalog.problems()).toEqual([]);
});

test('what the local user added is there for the local user alone', async () => {
  const mine = {
    ...fakeRegistry('local', [makeRecord({ id: 'mine', name: 'Coffee' })]),
    isPrivate: true,
  };
  const catalog = open([
    mine,
    fakeRegistry('file', [makeRecord({ id: 'all', name: 'Coffee bar' })]),
  ]);
  const seenBy = async (principal: Principal): Promise<string[][]> => {
    const found = await catalog.search({ text: 'coffee' }, principal);
    const popular = await catalog.popular({}, principal);
    return [found.services, popular].map((services) => services.map(({ id }) => id).toSorted());
  };
  expect(await seenBy(local)).toEqual([
    ['all', 'mine'],
    ['all', 'mine'],
  ]);
  expect(await seenBy(stranger)).toEqual([['all'], ['all']]);
  expect((await catalog.get('mine', local)).id).toBe('mine');
  for (const wanted of ['mine', 'Coffee']) {
    await expect(catalog.getRecord(wanted, stranger)).rejects.toMatchObject({
      code: 'SERVICE_NOT_FOUND',
    });
  }
});
