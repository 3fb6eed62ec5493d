import { expect, test } from 'vitest';
import { SearchMetaSchema, ServiceSchema } from '@nanda/protocol';
import { makeRecord } from '../../storage/sqlite/make-record.fixture.js';
import { NandaError } from '../nanda-error.js';
import type { Principal } from '../principal.js';
import { createFakeRegistry, type FakeRegistryOptions } from './fake-registry.fixture.js';
import { makeBatch } from './make-batch.fixture.js';
import { prepareCatalogs } from '../../storage/sqlite/prepare-catalogs.fixture.js';
import type { ServiceRecord } from './service-record.js';

const local: Principal = { kind: 'local' };
const stranger: Principal = { kind: 'anonymous', clientId: 'stranger' };
const down = new NandaError('REGISTRY_UNAVAILABLE', 'The registry far does not answer.');

const catalogs = prepareCatalogs();
const { open } = catalogs;

const far = (options: FakeRegistryOptions = {}) =>
  createFakeRegistry('far', { isLocal: false, type: 'nanda', ...options });
const near = (...content: readonly ServiceRecord[]) => createFakeRegistry('near', { content });
const idsOf = (services: readonly { readonly id: string }[]) => services.map(({ id }) => id);

test('says which registries do not answer, and marks what is of an earlier time', async () => {
  let moment = Date.parse('2026-06-01T12:00:00Z');
  const endpoints = [{ url: 'https://same.example/mcp' }];
  const registry = far({ content: [makeRecord({ id: 'x' }), makeRecord({ id: 'y', endpoints })] });
  const catalog = open([near(makeRecord({ id: 'a', endpoints })), registry], {
    now: () => new Date(moment),
  });
  const list = async () => await catalog.search({}, local);
  await expect.poll(async () => (await list()).meta).toMatchObject({ total: 2 });
  expect((await list()).meta).not.toHaveProperty('notices');
  registry.failure = down;
  moment += 60 * 60_000;
  await expect
    .poll(async () => (await list()).meta.notices)
    .toEqual([
      {
        registry: 'far',
        state: 'stale',
        message: 'does not answer; what it lists is of 2026-06-01 12:00 UTC',
        syncedAt: '2026-06-01T12:00:00.000Z',
      },
    ]);
  const { services, meta } = await list();
  expect(services.map(({ source, alsoIn }) => [source, ...(alsoIn ?? [])])).toEqual([
    [
      { registry: 'near', id: 'a' },
      { registry: 'far', id: 'y', stale: true },
    ],
    [{ registry: 'far', id: 'x', stale: true }],
  ]);
  expect((await catalog.get('x', local)).source).toMatchObject({ stale: true });
  expect(SearchMetaSchema.parse(meta)).toEqual(meta);
  for (const service of services) expect(ServiceSchema.parse(service)).toEqual(service);
});

test('shows what a registry has listed so far while it is being read', async () => {
  const registry = far();
  registry.steps = async function* ({ signal }) {
    yield makeBatch({ isLast: false, records: [makeRecord({ id: 'x' })], total: 2 });
    await new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    });
  };
  const { services, meta } = await open([registry]).search({}, local);
  expect(idsOf(services)).toEqual(['x']);
  expect(meta.notices).toEqual([
    {
      registry: 'far',
      state: 'syncing',
      message: 'is being read for the first time: 1 of 2 services so far',
    },
  ]);
});

test('asks the registries themselves for what has not been read yet', async () => {
  const registry = far({ answer: async (text) => [makeRecord({ id: 'x', name: `the ${text}` })] });
  registry.steps = async function* ({ signal }) {
    await new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    });
    yield makeBatch();
  };
  const catalog = open([near(makeRecord({ id: 'a' })), registry]);
  expect(idsOf((await catalog.search({ text: 'weather' }, local)).services)).toEqual(['x']);
  await catalog.search({}, local);
  await catalog.search({ text: ' ' }, local);
  expect(registry.questions).toEqual(['weather']);
});

test('nonsense finds nothing, and tells what would', async () => {
  const records = [
    makeRecord({ id: 'a', name: 'Kubernetes operator' }),
    makeRecord({ id: 'b', name: 'Weather forecast' }),
  ];
  const catalog = open([near(...records)]);
  const { services, meta } = await catalog.search({ text: 'xkubxrnetxs' }, local);
  expect([services, meta.total, meta.suggestions]).toEqual([[], 0, undefined]);
  const typo = await catalog.search({ text: '"wheather forcast"' }, local);
  expect([typo.services, typo.meta.suggestions]).toEqual([[], ['weather forecast']]);
  expect((await catalog.search({ category: 'nothing' }, local)).meta).not.toHaveProperty(
    'suggestions',
  );
  expect((await catalog.search({ text: 'weather' }, local)).meta).not.toHaveProperty('suggestions');
});

test('tells where in a service what was looked for stands', async () => {
  const record = makeRecord({
    id: 'a',
    name: 'acme/weather',
    description: 'Forecasts for cities',
    tags: ['climate'],
    tools: [{ name: 'getForecast' }],
  });
  const { services } = await open([near(record)]).search({ text: 'forecast' }, local);
  expect(services[0]?.match).toEqual({
    fields: ['tools', 'description'],
    terms: expect.arrayContaining(['forecast', 'forecasts']),
  });
  const [listed] = (await open([near(record)]).search({}, local)).services;
  expect(listed).not.toHaveProperty('match');
});

test('a source that is not in use is named, with those that are', async () => {
  const mine = createFakeRegistry('mine', { isPrivate: true });
  const catalog = open([near(makeRecord({ id: 'a' })), mine]);
  expect((await catalog.search({ source: 'near' }, stranger)).meta.total).toBe(1);
  for (const [principal, names] of [
    [local, 'near, mine'],
    [stranger, 'near'],
  ] as const) {
    await expect(catalog.search({ source: 'nowhere' }, principal)).rejects.toMatchObject({
      code: 'VALIDATION_ERROR',
      details: { field: 'source' },
      message: expect.stringContaining(`Use one of: ${names}.`),
    });
  }
  await expect(catalog.search({ source: 'mine' }, stranger)).rejects.toMatchObject({
    code: 'VALIDATION_ERROR',
  });
  await expect(open([]).search({ source: 'x' }, local)).rejects.toMatchObject({
    message: expect.stringContaining('None is'),
  });
});

const address = 'https://slack.example/mcp';
const twins = [
  near(
    makeRecord({
      id: 'one',
      name: 'Slack',
      endpoints: [{ url: address }],
      tags: ['chat'],
      repository: 'https://github.com/acme/slack',
    }),
  ),
  createFakeRegistry('other', {
    content: [
      makeRecord({
        id: 'two',
        name: 'slack-mcp',
        description: 'Talks to teams.',
        category: 'communication',
        tags: ['teams'],
        homepage: 'https://home.example',
        repository: 'https://github.com/acme/slack',
        endpoints: [{ url: 'https://slack.example/sse' }, { url: 'https://evil.example/mcp' }],
        tools: [{ name: 'send' }],
      }),
    ],
  }),
  createFakeRegistry('third', {
    content: [
      makeRecord({
        id: 'three',
        name: 'third',
        repository: 'https://github.com/acme/slack',
        endpoints: [],
      }),
    ],
  }),
];

test('a service that several registries list is one, and has all that they know', async () => {
  const catalog = open(twins);
  const { services, meta } = await catalog.search({ text: 'slack' }, local);
  expect(meta.total).toBe(1);
  expect(services[0]).toMatchObject({
    id: 'one',
    name: 'Slack',
    description: 'Talks to teams.',
    category: 'communication',
    tags: ['chat', 'teams'],
    tools: [{ name: 'send' }],
    source: { registry: 'near', id: 'one' },
    alsoIn: [
      { registry: 'other', id: 'two' },
      { registry: 'third', id: 'three' },
    ],
  });
  expect(meta.facets.source).toEqual([
    { value: 'near', count: 1 },
    { value: 'other', count: 1 },
    { value: 'third', count: 1 },
  ]);
  for (const filter of [{ source: 'third' }, { tags: ['chat', 'teams'] }, { text: 'talks' }]) {
    expect(idsOf((await catalog.search(filter, local)).services)).toEqual(['one']);
  }
  expect(await catalog.count()).toBe(1);
});

test('nobody puts an address of theirs under the name of another', async () => {
  const catalog = open(twins);
  const [found] = (await catalog.search({ text: 'slack' }, local)).services;
  expect(found?.endpoints).toEqual([{ url: address }]);
  expect((await catalog.get('one', local)).endpoints).toEqual([{ url: address }]);
  const { endpoints, alsoIn } = (await catalog.getRecord('Slack', local)) as ServiceRecord & {
    alsoIn?: unknown;
  };
  expect([endpoints, alsoIn]).toEqual([[{ url: address }], undefined]);
});

test('an id is its own listing, and a name is the listing that is called so', async () => {
  const catalog = open(twins);
  expect(await catalog.get('two', local)).toMatchObject({
    id: 'two',
    name: 'slack-mcp',
    endpoints: [{ url: 'https://slack.example/sse' }, { url: 'https://evil.example/mcp' }],
    source: { registry: 'other', id: 'two' },
    alsoIn: [
      { registry: 'near', id: 'one' },
      { registry: 'third', id: 'three' },
    ],
  });
  expect((await catalog.getRecord('two', local)).source.registry).toBe('other');
  expect((await catalog.get('slack-mcp', local)).id).toBe('two');
  expect((await catalog.get('slack', local)).id).toBe('one');
});

test('samples are for those who have nothing else', async () => {
  const samples = createFakeRegistry('samples', {
    type: 'samples',
    content: [makeRecord({ id: 'sample' })],
  });
  const registry = near();
  const catalog = open([registry, samples]);
  expect(idsOf((await catalog.list({}, local)).services)).toEqual(['sample']);
  registry.content = [makeRecord({ id: 'a' })];
  expect(idsOf((await catalog.list({}, local)).services)).toEqual(['a']);
  await expect(catalog.get('sample', local)).rejects.toMatchObject({ code: 'SERVICE_NOT_FOUND' });
});

test('with no network and nothing read yet, the samples are listed and it is said why', async () => {
  const registry = far();
  registry.failure = down;
  const samples = createFakeRegistry('samples', {
    type: 'samples',
    content: [makeRecord({ id: 'sample' })],
  });
  const { services, meta } = await open([registry, samples]).search({}, local);
  expect(idsOf(services)).toEqual(['sample']);
  expect(meta.notices).toEqual([
    {
      registry: 'far',
      state: 'failed',
      message: 'does not answer, and has not been read yet',
    },
  ]);
});

test('health is shown and searched by, as it was found last', async () => {
  const record = makeRecord({ id: 'a' });
  const catalog = open([near(record, makeRecord({ id: 'b' }))], {
    now: () => new Date('2026-06-01T00:00:00Z'),
  });
  await catalog.list({}, local);
  await catalog.recordOutcome(record, { latency: 12.4 });
  const up = { state: 'up', checkedAt: '2026-06-01T00:00:00.000Z', latency: 12 };
  await expect
    .poll(async () => idsOf((await catalog.search({ health: 'up' }, local)).services))
    .toEqual(['a']);
  expect((await catalog.get('a', local)).health).toEqual(up);
  expect(await catalog.get('b', local)).not.toHaveProperty('health');
  const error = new NandaError('CONNECTION_FAILED', 'No.', { details: { cause: 'refused' } });
  await catalog.recordOutcome(record, { error });
  expect((await catalog.get('a', local)).health).toMatchObject({ state: 'down' });
});

test('a word that only a registry knows that is not in use is taken for the one that was meant', async () => {
  const other = createFakeRegistry('other', {
    content: [makeRecord({ id: 'x', name: 'wether', description: 'wether wether' })],
  });
  const others = open([other]);
  await others.list({}, local);
  const catalog = open([near(makeRecord({ id: 'a', name: 'weather' }))]);
  expect(idsOf((await catalog.search({ text: 'wether' }, local)).services)).toEqual(['a']);
});

test('in lists the first tools are named; one service is told with all that is known', async () => {
  const tools = Array.from({ length: 40 }, (_, index) => ({
    name: `t${index}`,
    description: 'what it does',
  }));
  const catalog = open([near(makeRecord({ id: 'a', tools }))]);
  const [listed] = (await catalog.list({}, local)).services;
  expect(listed?.tools).toHaveLength(30);
  expect(listed?.tools?.[0]).toEqual({ name: 't0' });
  expect((await catalog.get('a', local)).tools).toEqual(tools);
});

test('nobody takes a name over with an id that looks like it, or with many of it', async () => {
  const name = 'com.acme/payments';
  const first = near(makeRecord({ id: 'own', name, endpoints: [{ url: 'https://acme.example' }] }));
  const later = createFakeRegistry('later', {
    content: [
      makeRecord({ id: name, name: 'different', endpoints: [{ url: 'https://evil.example/0' }] }),
      ...Array.from({ length: 60 }, (_, index) =>
        makeRecord({
          id: `many ${index}`,
          name,
          title: name,
          endpoints: [{ url: `https://evil.example/${index}` }],
        }),
      ),
    ],
  });
  // The later one is stored first.
  await open([later]).list({}, local);
  const catalog = open([first, later]);
  expect((await catalog.getRecord(name, local)).id).toBe('own');
  expect((await catalog.getRecord('many 3', local)).id).toBe('many 3');
});
