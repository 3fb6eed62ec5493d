import { expect, test } from 'vitest';
import { ServiceSchema } from '@nanda/protocol';
import { makeRecord } from '../../storage/sqlite/make-record.fixture.js';
import { NandaError } from '../nanda-error.js';
import type { Principal } from '../principal.js';
import { createFakeRegistry } from './fake-registry.fixture.js';
import { prepareCatalogs } from '../../storage/sqlite/prepare-catalogs.fixture.js';

const local: Principal = { kind: 'local' };
const stranger: Principal = { kind: 'anonymous', clientId: 'stranger' };
const down = new NandaError('REGISTRY_UNAVAILABLE', 'There is no registry file /x.');
/** Milliseconds that no test takes. */
const never = 3_600_000;

const catalogs = prepareCatalogs();
const { open } = catalogs;

test('reads see a registry that changed, and read all of it once for many callers', async () => {
  const registry = createFakeRegistry('one', { content: [makeRecord({ id: 'a', name: 'Alpha' })] });
  const catalog = open([registry]);
  const pages = await Promise.all([
    catalog.list({}, local),
    catalog.search({ text: 'alpha' }, local),
    catalog.list({}, local),
  ]);
  expect(pages.map(({ meta }) => meta.total)).toEqual([1, 1, 1]);
  expect(registry.readings.filter((checkpoint) => checkpoint === undefined)).toHaveLength(1);
  registry.content = [makeRecord({ id: 'b', name: 'Beta' })];
  expect((await catalog.search({ text: 'beta' }, local)).services[0]?.id).toBe('b');
  expect((await catalog.search({ text: 'alpha' }, local)).meta.total).toBe(0);
});

test('what is not found is looked for in what was written just now', async () => {
  const registry = createFakeRegistry('one', { content: [makeRecord({ id: 'a' })] });
  const catalog = open([registry], { checkInterval: never });
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
});

test('what is found needs no look, and misses look no more often than every 100 ms', async () => {
  const registry = createFakeRegistry('one', { content: [makeRecord({ id: 'a' })] });
  const catalog = open([registry], { checkInterval: never });
  const started = performance.now();
  for (let round = 0; round < 50; round += 1) {
    await catalog.get('a', local);
    await expect(catalog.get('b', local)).rejects.toMatchObject({ code: 'SERVICE_NOT_FOUND' });
  }
  const most = 1 + (performance.now() - started) / 100;
  expect(registry.readings.length).toBeLessThanOrEqual(most);
});

test('looks at a registry no more often than the interval says', async () => {
  const registry = createFakeRegistry('one', { content: [makeRecord({ id: 'a' })] });
  const catalog = open([registry], { checkInterval: never });
  await catalog.list({}, local);
  registry.content = [makeRecord({ id: 'a' }), makeRecord({ id: 'b' })];
  expect((await catalog.list({}, local)).meta.total).toBe(1);
  expect(registry.readings).toHaveLength(1);
});

test('a registry that fails keeps its rows and is named among the problems', async () => {
  const registry = createFakeRegistry('one', { content: [makeRecord({ id: 'a' })] });
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
  const bad = createFakeRegistry('bad');
  bad.failure = new Error('the disk is on fire');
  await expect(open([bad]).list({}, local)).rejects.toMatchObject({
    code: 'REGISTRY_UNAVAILABLE',
    message: expect.stringMatching(/^The registry bad could not be read/),
  });
  const good = createFakeRegistry('good', { content: [makeRecord({ id: 'a' })] });
  expect((await open([bad, good]).list({}, local)).meta.total).toBe(1);
  expect((await open([]).list({}, local)).meta.total).toBe(0);
});

test('pages with cursors, and names a bad one', async () => {
  const content = Array.from({ length: 5 }, (_, index) => makeRecord({ id: `s${index}` }));
  const catalog = open([createFakeRegistry('one', { content })]);
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await catalog.list({ limit: 2, ...(cursor !== undefined && { cursor }) }, local);
    ids.push(...page.services.map(({ id }) => id));
    cursor = page.meta.nextCursor;
  } while (cursor !== undefined);
  expect(ids).toEqual(['s0', 's1', 's2', 's3', 's4']);
  await expect(catalog.list({ cursor: 'bzE' }, local)).rejects.toMatchObject({
    code: 'VALIDATION_ERROR',
    details: { field: 'cursor' },
  });
});

test('gets by id, then by name in any case, then by title', async () => {
  const content = [
    makeRecord({ id: 'a', name: 'Weather Service' }),
    makeRecord({ id: 'b', name: 'twin', title: 'The first of two' }),
    makeRecord({ id: 'c', name: 'Twin', title: 'Weather service' }),
    makeRecord({ id: 'twin-3', name: 'a' }),
  ];
  const catalog = open([createFakeRegistry('one', { content })]);
  expect((await catalog.get('a', local)).name).toBe('Weather Service');
  expect((await catalog.get(' weather SERVICE ', local)).id).toBe('a');
  expect((await catalog.get('The First of Two', local)).id).toBe('b');
  expect((await catalog.getRecord('b', local)).trust).toBe('local-file');
  await expect(catalog.get('TWIN', local)).rejects.toMatchObject({
    code: 'VALIDATION_ERROR',
    details: { ids: ['b', 'c'] },
    message: expect.stringContaining('b, c'),
  });
});

test('says of a name that is not there which ones are near, and nothing that a terminal obeys', async () => {
  const content = [makeRecord({ id: 'a', name: 'Weather Service' })];
  const catalog = open([createFakeRegistry('one', { content })]);
  await expect(catalog.get('wether servis', local)).rejects.toMatchObject({
    code: 'SERVICE_NOT_FOUND',
    details: { suggestions: ['Weather Service'] },
    message: expect.stringContaining('Did you mean "Weather Service"?'),
  });
  await expect(catalog.get('zzzz\u001B[31m', local)).rejects.toMatchObject({
    code: 'SERVICE_NOT_FOUND',
    message: 'There is no service with the id or name "zzzz". Search for it, or list all services.',
  });
  await expect(catalog.get('  ', local)).rejects.toMatchObject({ code: 'SERVICE_NOT_FOUND' });
});

test('tells all versions that are known, the newest first', async () => {
  const version = (number: number) =>
    makeRecord({ id: 'a', version: `${number}.0`, versionRank: `${number}` });
  const catalog = open([
    createFakeRegistry('one', { content: [version(1), version(3), version(2)] }),
  ]);
  const published = { status: 'active', publishedAt: '2026-01-01T00:00:00.000Z' };
  expect((await catalog.get('a', local)).versions).toEqual([
    { version: '3.0', isLatest: true, ...published },
    { version: '2.0', isLatest: false, ...published },
    { version: '1.0', isLatest: false, ...published },
  ]);
  const { service, versions } = await catalog.getHistory('a', local);
  expect(service.version).toBe('3.0');
  expect(versions.map(({ record }) => record.version)).toEqual(['3.0', '2.0', '1.0']);
});

test('shows services as the contract has them', async () => {
  const content = [
    makeRecord({
      id: 'local',
      trust: 'local-user',
      endpoints: [],
      transports: ['stdio'],
      auth: { kind: 'bearer' },
      tools: [{ name: 'look' }],
    }),
  ];
  const service = await open([createFakeRegistry('one', { content })]).get('local', local);
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
  const hanging = createFakeRegistry('slow');
  hanging.steps = ({ signal }) => ({
    [Symbol.asyncIterator]: () => ({
      next: () =>
        new Promise((_resolve, reject) => {
          reading.resolve();
          signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
        }),
    }),
  });
  const catalog = open([hanging]);
  const page = catalog.list({}, local);
  await reading.promise;
  await catalog.close();
  expect((await page).meta.total).toBe(0);
  expect((await catalog.list({}, local)).meta.total).toBe(0);
  expect(catalog.problems()).toEqual([]);
  expect(hanging.readings).toHaveLength(1);
});

test('what the local user added is there for the local user alone', async () => {
  const catalog = open([
    createFakeRegistry('local', {
      isPrivate: true,
      content: [
        makeRecord({ id: 'mine', name: 'Coffee', tags: ['secret'], tools: [{ name: 'brew' }] }),
      ],
    }),
    createFakeRegistry('file', { content: [makeRecord({ id: 'all', name: 'Coffee bar' })] }),
  ]);
  const seenBy = async (principal: Principal) => {
    const { services, meta } = await catalog.search({ text: 'coffee' }, principal);
    const ids = (found: readonly { readonly id: string }[]) => found.map(({ id }) => id).toSorted();
    return {
      found: ids(services),
      popular: ids(await catalog.popular({}, principal)),
      tags: meta.facets.tags.map(({ value }) => value),
      sources: meta.facets.source.map(({ value }) => value).toSorted(),
      tools: await catalog.searchTools({ text: 'brew', limit: 5 }, principal),
      registries: (await catalog.registries(principal)).map(({ name }) => name),
    };
  };
  expect(await seenBy(local)).toEqual({
    found: ['all', 'mine'],
    popular: ['all', 'mine'],
    tags: ['secret'],
    sources: ['file', 'local'],
    tools: [{ name: 'brew', service: { id: 'mine', name: 'Coffee', verified: false } }],
    registries: ['local', 'file'],
  });
  expect(await seenBy(stranger)).toEqual({
    found: ['all'],
    popular: ['all'],
    tags: [],
    sources: ['file'],
    tools: [],
    registries: ['file'],
  });
  expect((await catalog.get('mine', local)).id).toBe('mine');
  for (const wanted of ['mine', 'Coffee']) {
    await expect(catalog.getRecord(wanted, stranger)).rejects.toMatchObject({
      code: 'SERVICE_NOT_FOUND',
    });
  }
});

test('a private listing of a public service tells others nothing', async () => {
  const endpoints = [{ url: 'https://same.example/mcp' }];
  const catalog = open([
    createFakeRegistry('local', {
      isPrivate: true,
      content: [makeRecord({ id: 'mine', endpoints, tags: ['secret'], description: 'secret' })],
    }),
    createFakeRegistry('file', { content: [makeRecord({ id: 'all', endpoints })] }),
  ]);
  expect(await catalog.get('mine', local)).toMatchObject({ alsoIn: [{ id: 'all' }] });
  const service = await catalog.get('all', stranger);
  expect(service).toMatchObject({ tags: [], description: '' });
  expect(service).not.toHaveProperty('alsoIn');
  expect((await catalog.search({ text: 'secret' }, stranger)).meta.total).toBe(0);
});
