import {
  makeIndexRecord,
  startFakeNandaIndex,
  waitFor,
  type FakeIndexRecord,
  type FakeNandaIndex,
} from '@nanda/testing';
import { expect, test } from 'vitest';
import { collectBatches } from '../collect-batches.fixture.js';
import {
  createNandaIndexRegistry,
  type NandaIndexRegistryOptions,
} from './create-nanda-index-registry.js';

const signal = AbortSignal.timeout(60_000);
const hour = 3_600_000;
const cardType = 'application/mcp-server-card+json';

/**
 * An index with two organisations that offer MCP servers, and others that do not. `acme` has a catalog
 * (rain, and a tax agent that is none), `solo` one card. All of it is served by one fake.
 */
async function openWorld(options: NandaIndexRegistryOptions = {}) {
  const fake = await startFakeNandaIndex();
  const clock = { now: Date.parse('2026-08-01T00:00:00Z') };
  const registry = createNandaIndexRegistry({
    url: fake.url,
    random: () => 0,
    ...options,
    now: () => clock.now,
    // Time passes by itself, and nobody waits for it.
    wait: async (milliseconds, ending) => {
      ending.throwIfAborted();
      clock.now += milliseconds;
    },
  });
  fake.records = [
    makeIndexRecord({
      org_id: 'acme',
      registry_url: `${fake.url}/acme/`,
      description: 'Tools for the weather',
      tags: ['enterprise'],
    }),
    makeIndexRecord({
      org_id: 'solo',
      registry_url: `${fake.url}/cards/solo.json`,
      media_type: cardType,
      identifier: 'urn:air:solo.example:mcp:maps',
      description: 'Maps with weather',
      tags: ['maps'],
    }),
    makeIndexRecord({ org_id: 'agent', media_type: 'application/a2a-agent-card+json' }),
    makeIndexRecord({ org_id: 'names', media_type: 'application/vnd.ans-registry+json' }),
    makeIndexRecord({ org_id: 'held', status: 'suspended' }),
  ];
  const setEntries = (entries: readonly FakeIndexRecord[]) => fake.catalogs.set('/acme', entries);
  setEntries([
    rainEntry(fake),
    {
      identifier: 'tax',
      displayName: 'Taxes',
      mediaType: 'application/a2a-agent-card+json',
      url: 'x',
    },
  ]);
  fake.documents.set(
    '/cards/rain.json',
    makeCard('example.acme/rain', 'https://mcp.acme.example/rain'),
  );
  fake.documents.set(
    '/cards/solo.json',
    makeCard('example.solo/maps', 'https://maps.other.example/mcp'),
  );
  return { fake, registry, clock, setEntries, [Symbol.asyncDispose]: fake.close };
}

/** The entry of acme's catalog that is an MCP server. */
function rainEntry(fake: Pick<FakeNandaIndex, 'url'>): Readonly<Record<string, unknown>> {
  return {
    identifier: 'urn:air:acme.example:mcp:rain',
    displayName: 'Rain',
    type: cardType,
    url: `${fake.url}/cards/rain.json`,
    description: 'Rain by the hour, as weather',
    tags: ['rain'],
    updatedAt: '2026-07-20T00:00:00Z',
  };
}

/** A server card as the draft has it, with more in it than belongs there. */
function makeCard(name: string, url: string): Readonly<Record<string, unknown>> {
  return {
    $schema: 'https://static.modelcontextprotocol.io/schemas/server-card.json',
    name,
    version: '1.2.0',
    description: `The card of ${name}`,
    title: `Title of ${name}`,
    websiteUrl: 'https://acme.example/',
    repository: { url: 'https://git.example/acme/rain', source: 'git' },
    remotes: [{ type: 'streamable-http', url }],
    verified: true,
    popularity: 1_000_000,
    rating: 5,
  };
}

function namesOf(records: readonly { readonly name: string }[]): string[] {
  return records.map(({ name }) => name);
}

test('says what it is, by its address', () => {
  const own = createNandaIndexRegistry({ url: 'https://u:s3cret@index.example/x/api/v1//' });
  expect(own).toMatchObject({
    type: 'nanda-index',
    name: 'nanda-index:index.example',
    url: 'https://index.example/x',
    freshFor: hour,
    isLocal: false,
  });
  expect(JSON.stringify(own)).not.toContain('s3cret');
  expect(createNandaIndexRegistry()).toMatchObject({
    name: 'nanda-index',
    url: 'https://api.nandaindex.org',
  });
  expect(() => createNandaIndexRegistry({ url: 'nonsense' })).toThrow(TypeError);
});

test('reads the cards of catalogs and of single servers, and nothing that is no MCP server', async () => {
  await using world = await openWorld();
  const { batches, records, problems } = await collectBatches(world.registry);
  expect(batches.map(({ part, isLast }) => [part, isLast])).toEqual([['first', true]]);
  expect(problems).toEqual([]);
  expect(namesOf(records)).toEqual(['example.acme/rain', 'example.solo/maps']);
  expect(records[0]).toEqual({
    id: expect.stringMatching(/^[\da-f-]{36}$/),
    name: 'example.acme/rain',
    title: 'Title of example.acme/rain',
    description: 'The card of example.acme/rain',
    version: '1.2.0',
    publisher: 'acme Inc.',
    list: 'acme',
    tags: ['rain', 'enterprise'],
    endpoints: [{ url: 'https://mcp.acme.example/rain', transport: 'http' }],
    auth: { kind: 'unknown' },
    tools: [],
    capabilities: [],
    homepage: 'https://acme.example/',
    repository: 'https://git.example/acme/rain',
    verification: {
      by: 'registry',
      reason: `its endpoint lies in acme.example, which its publisher has proven to ${world.registry.name} to own`,
    },
    popularity: 0,
    source: { registry: world.registry.name, id: 'urn:air:acme.example:mcp:rain' },
    trust: 'local-file',
    createdAt: '2026-07-01T10:00:00.000Z',
    updatedAt: '2026-07-20T00:00:00.000Z',
  });
  // Its card lies with somebody else: the domain says nothing about that.
  expect(records[1]).not.toHaveProperty('verification');
  expect(world.fake.requests.map(({ url }) => url).toSorted()).toEqual([
    '/acme/agents/search?q=',
    '/api/v1/index',
    '/cards/rain.json',
    '/cards/solo.json',
  ]);
});

test('reads nothing again before its time, and then only that', async () => {
  await using world = await openWorld();
  const { fake, registry, clock } = world;
  fake.records = fake.records.map((record) =>
    record['org_id'] === 'solo' ? { ...record, ttl_seconds: 7_200 } : record,
  );
  const { checkpoint = '' } = await collectBatches(registry);
  fake.requests.length = 0;
  expect((await collectBatches(registry, { checkpoint })).batches).toEqual([]);
  expect(fake.requests).toHaveLength(1);
  clock.now += hour;
  const later = await collectBatches(registry, { checkpoint });
  expect(later.batches).toMatchObject([{ part: 'changes', isLast: true }]);
  expect(namesOf(later.records)).toEqual(['example.acme/rain']);
  clock.now += hour;
  const rest = await collectBatches(registry, { checkpoint: later.checkpoint ?? '' });
  expect(namesOf(rest.records)).toEqual(['example.acme/rain', 'example.solo/maps']);
});

test('says what has changed, what is new and what has gone', async () => {
  await using world = await openWorld();
  const { fake, registry, setEntries } = world;
  const { records, checkpoint = '' } = await collectBatches(registry);
  const idOf = (name: string) => records.find((record) => record.name === name)?.id;
  fake.documents.set('/cards/snow.json', makeCard('example.acme/snow', 'https://snow.example'));
  setEntries([{ ...rainEntry(fake), url: `${fake.url}/cards/snow.json` }]);
  fake.records = [
    { ...fake.records[0], updated_at: '2026-07-31T00:00:00Z' },
    { ...fake.records[1], status: 'suspended' },
    makeIndexRecord({
      org_id: 'fresh',
      registry_url: `${fake.url}/cards/rain.json`,
      media_type: cardType,
    }),
  ];
  const { batches } = await collectBatches(registry, { checkpoint });
  expect(batches).toMatchObject([{ part: 'changes', isLast: true }]);
  expect(namesOf(batches[0]?.records ?? [])).toEqual(['example.acme/rain', 'example.acme/snow']);
  expect(batches[0]?.removed).toEqual([
    { id: idOf('example.solo/maps') },
    { id: idOf('example.acme/rain') },
  ]);
  // The same card under another organisation is another service.
  expect(batches[0]?.records[0]?.id).not.toBe(idOf('example.acme/rain'));
});

test('a hop that fails costs a line, and takes nothing away', async () => {
  await using world = await openWorld();
  const { fake, registry, clock } = world;
  const { checkpoint = '' } = await collectBatches(registry);
  clock.now += hour;
  fake.faults.push(
    { kind: 'html', status: 503, path: '/acme/agents/search' },
    { kind: 'drop', path: '/cards/solo.json' },
  );
  const failed = await collectBatches(registry, { checkpoint });
  expect(failed.batches).toMatchObject([{ part: 'changes', records: [] }]);
  expect(failed.batches[0]).not.toHaveProperty('removed');
  expect(failed.problems.toSorted()).toEqual([
    expect.stringMatching(/^acme: GET http:\/\/127.*\/acme\/agents\/search: 503/),
    expect.stringMatching(/^solo: GET http:\/\/127.*\/cards\/solo\.json: the connection was lost/),
  ]);
  expect(fake.requests.filter(({ path }) => path.startsWith('/cards/'))).toHaveLength(3);
  clock.now += hour;
  const again = await collectBatches(registry, { checkpoint: failed.checkpoint ?? '' });
  expect(again.records).toHaveLength(2);
});

test.each([
  ['no JSON', { kind: 'broken-json' }],
  ['too much', { kind: 'huge', bytes: 2 * 1024 * 1024 }],
  ['something else', { kind: 'json', status: 200, body: [] }],
  [
    'a redirect elsewhere',
    { kind: 'empty', status: 302, headers: { location: 'https://x.example/' } },
  ],
] as const)('a card that is %s costs a line', async (_case, fault) => {
  await using world = await openWorld();
  world.fake.faults.push({ ...fault, path: '/cards/solo.json' });
  const { records, problems } = await collectBatches(world.registry);
  expect(namesOf(records)).toEqual(['example.acme/rain']);
  expect(problems).toEqual([expect.stringMatching(/^solo: /)]);
});

test('takes a catalog where it finds one', async () => {
  await using world = await openWorld();
  const { fake, registry } = world;
  const inside = { type: cardType, data: makeCard('example.acme/inside', 'https://in.example') };
  const document = {
    specVersion: '1.0',
    entries: [
      { mediaType: `${cardType}; charset=utf-8`, url: '/cards/rain.json' },
      inside,
      { type: cardType },
      7,
      { type: 'application/ai-catalog+json', url: `${fake.url}/deeper` },
    ],
  };
  fake.documents.set('/.well-known/ai-catalog.json', document);
  fake.documents.set('/other/catalog.json', document);
  fake.catalogs.set('/empty', []);
  const at = (org_id: string, registry_url: string) => makeIndexRecord({ org_id, registry_url });
  fake.records = [
    at('place', `${fake.url}/nothing`),
    at('empty', `${fake.url}/empty`),
    at('direct', `${fake.url}/other/catalog.json`),
  ];
  const { records, problems } = await collectBatches(registry);
  const both = ['example.acme/rain', 'example.acme/inside'];
  expect(namesOf(records)).toEqual([...both, ...both, ...both]);
  expect(new Set(records.map(({ id }) => id)).size).toBe(6);
  expect(problems.toSorted().slice(0, 2)).toEqual([
    'direct: entry 3: it has no usable url',
    'direct: entry 4: it is not an object',
  ]);
  expect(fake.requests.map(({ path }) => path)).not.toContain('/deeper');
});

test('dirty records cost a line each', async () => {
  await using world = await openWorld();
  const { fake, registry } = world;
  const [acme, solo] = fake.records;
  fake.records = [
    { status: 'active' },
    makeIndexRecord({ org_id: 'nowhere', registry_url: null }),
    makeIndexRecord({ org_id: 'file', registry_url: 'file:///etc/passwd' }),
    makeIndexRecord({
      org_id: 'aid',
      media_type: 'application/vnd.dns-aid+json',
      registry_url: null,
    }),
    { ...acme, tags: 'one, two', publisher: null, ttl_seconds: 'x', domain: null },
    { ...acme },
    { ...solo, domain: 'maps.other.example', domain_verified: false },
  ];
  fake.faults.push({ kind: 'json', status: 200, body: [null, ...fake.records] });
  const { records, problems } = await collectBatches(registry);
  expect(problems).toEqual([
    'record 1: it is not an object',
    'record 2: it has no org_id',
    'record 3: nowhere: it has no usable registry_url',
    'record 4: file: it has no usable registry_url',
    'record 7: another one before it has the id acme',
  ]);
  expect(records).toMatchObject([
    { publisher: 'acme Inc.', tags: ['rain', 'one', 'two'] },
    { name: 'example.solo/maps' },
  ]);
  for (const record of records) expect(record).not.toHaveProperty('verification');
});

test('goes on after the last step that was stored', async () => {
  await using world = await openWorld();
  const { fake, registry } = world;
  fake.records = Array.from({ length: 40 }, (_, index) =>
    makeIndexRecord({
      org_id: `org-${index}`,
      registry_url: `${fake.url}/cards/solo.json`,
      media_type: cardType,
    }),
  );
  const { batches, records } = await collectBatches(registry);
  expect(batches.map(({ part, isLast }) => [part, isLast])).toEqual([
    ['first', false],
    ['next', false],
    ['next', true],
  ]);
  expect(records).toHaveLength(40);
  const rest = await collectBatches(registry, { checkpoint: batches[0]?.checkpoint ?? '' });
  expect(rest.batches.map(({ part, isLast }) => [part, isLast])).toEqual([
    ['next', false],
    ['next', true],
  ]);
  expect(rest.records.map(({ id }) => id)).toEqual(records.slice(16).map(({ id }) => id));
  for (const checkpoint of [
    '',
    'x',
    '{}',
    '{"version":1,"isListing":true,"organisations":[[1]]}',
  ]) {
    expect((await collectBatches(registry, { checkpoint })).batches[0]?.part).toBe('first');
  }
});

test('an empty index lists nothing, and ends', async () => {
  await using world = await openWorld();
  world.fake.records = [];
  const { batches } = await collectBatches(world.registry);
  expect(batches).toMatchObject([{ part: 'first', isLast: true, records: [] }]);
});

test('what is too much for one reading comes with the next one', async () => {
  await using world = await openWorld({ maximumHops: 3 });
  const { fake, registry } = world;
  const one = await collectBatches(registry);
  expect(one.records).toHaveLength(2);
  fake.records = Array.from({ length: 5 }, (_, index) =>
    makeIndexRecord({
      org_id: `org-${index}`,
      registry_url: `${fake.url}/cards/solo.json`,
      media_type: cardType,
    }),
  );
  const two = await collectBatches(registry);
  expect(two.batches.at(-1)).toMatchObject({ isLast: true });
  expect(two.records).toHaveLength(3);
  expect(two.problems.at(-1)).toMatch(/^\d organisations are left for the next reading$/);
  const three = await collectBatches(registry, { checkpoint: two.checkpoint ?? '' });
  expect(three.batches).toMatchObject([{ part: 'changes', isLast: true }]);
  const lists = [...two.records, ...three.records].map(({ list }) => list ?? '');
  expect(lists.toSorted()).toEqual([0, 1, 2, 3, 4].map((index) => `org-${index}`));
  expect(three.problems).toEqual([]);
});

test('a host that is down is not asked for each of its cards', async () => {
  await using world = await openWorld();
  const { fake, registry, setEntries } = world;
  setEntries(
    Array.from({ length: 60 }, (_, index) => ({
      ...rainEntry(fake),
      url: `${fake.url}/down/${index}.json`,
    })),
  );
  const { problems } = await collectBatches(registry);
  expect(fake.requests.filter(({ path }) => path.startsWith('/down/'))).toHaveLength(5);
  expect(problems).toContain('acme: of its 60 MCP servers only the first 50 are read');
  expect(problems).toContain('acme: too much of it fails, and nothing more is read');
});

test('strangers lead nowhere but to public addresses, and are told nothing', async () => {
  await using world = await openWorld();
  const { fake } = world;
  const headers = { authorization: 'Bearer s3cret-t0ken' };
  const remote = createNandaIndexRegistry({
    url: 'https://index.example',
    headers,
    fetch: async (url, init) =>
      await fetch(String(url).replace('https://index.example', fake.url), init),
  });
  const { records, problems } = await collectBatches(remote);
  expect(records).toEqual([]);
  expect(problems).toEqual([
    expect.stringMatching(/^acme: .*may not be reached from here/),
    expect.stringMatching(/^solo: .*may not be reached from here/),
  ]);
  expect(fake.requests.map(({ path }) => path)).toEqual(['/api/v1/index']);
  expect(fake.requests[0]?.headers.authorization).toBe('Bearer s3cret-t0ken');
  const local = createNandaIndexRegistry({ url: fake.url, headers });
  expect((await collectBatches(local)).records).toHaveLength(2);
  for (const { path, headers: sent } of fake.requests.slice(1)) {
    expect(sent.authorization, path).toBe(
      path === '/api/v1/index' ? headers.authorization : undefined,
    );
  }
});

test.each([
  [
    'out of order',
    { kind: 'json', status: 500, body: { error: 'internal_server_error' }, times: 9 },
  ],
  ['another API', { kind: 'json', status: 200, body: { data: [] } }],
] as const)('fails where the index is %s', async (_case, fault) => {
  await using world = await openWorld();
  world.fake.faults.push(fault);
  await expect(collectBatches(world.registry)).rejects.toMatchObject({
    code: 'REGISTRY_UNAVAILABLE',
    message: expect.stringContaining(world.registry.name),
  });
});

test('ends with the signal in the middle of a hop', async () => {
  await using world = await openWorld();
  const { fake, registry } = world;
  fake.faults.push({ kind: 'hang', path: '/cards/rain.json' });
  const controller = new AbortController();
  const reading = collectBatches(registry, { signal: controller.signal });
  const hanging = () => fake.requests.some(({ path }) => path === '/cards/rain.json');
  await waitFor(hanging, { description: 'the hop that hangs' });
  const reason = new Error('enough');
  controller.abort(reason);
  await expect(reading).rejects.toBe(reason);
});

async function openSearch() {
  const world = await openWorld();
  const search = async (text: string, limit = 10) =>
    (await world.registry.search?.(text, { limit, signal })) ?? [];
  const names = async (text: string, limit?: number) =>
    (await search(text, limit)).map(({ name }) => name);
  return { ...world, search, names };
}

test('a search finds MCP servers, as reading gives them', async () => {
  await using world = await openSearch();
  const { fake, registry, search } = world;
  const { records } = await collectBatches(registry);
  fake.requests.length = 0;
  const found = await search(' weather ');
  expect(found).toHaveLength(2);
  expect(found.map(({ name }) => name)).toEqual(['example.acme/rain', 'example.solo/maps']);
  for (const record of found) {
    const { updatedAt: _when, ...read } = records.find(({ id }) => id === record.id) ?? {};
    expect(record).toMatchObject(read);
  }
  expect(fake.requests[0]?.url).toBe('/api/v1/agentic-search?q=weather&limit=10');
  expect((await search('weather', 1)).map(({ name }) => name)).toEqual(['example.acme/rain']);
});

test('a search leaves out what is not an MCP server, and what cannot be read', async () => {
  await using world = await openSearch();
  const { fake, names } = world;
  expect(await names('agent')).toEqual([]);
  fake.faults.push({ kind: 'html', status: 500, path: '/cards/rain.json' });
  expect(await names('weather')).toEqual(['example.solo/maps']);
  fake.unreachable.add('acme');
  expect(await names('weather')).toEqual(['example.solo/maps']);
});

test('a search asks for nothing too short, and for nothing too long', async () => {
  await using world = await openSearch();
  const { fake, names } = world;
  for (const text of ['', ' ', ' w ']) expect(await names(text)).toEqual([]);
  expect(fake.requests).toEqual([]);
  await names(`weather ${'x '.repeat(500)}`, 5_000);
  const query = fake.requests[0]?.query;
  expect(query?.get('limit')).toBe('50');
  expect(query?.get('q')?.length).toBeLessThanOrEqual(128);
});

test('a search leads to no catalog, and to few cards', async () => {
  await using world = await openSearch();
  const { fake, names } = world;
  await names('weather', 50);
  await names('urn:air:acme.example:mcp:rain');
  await names('acme.example');
  const fault = { kind: 'json', status: 500, body: { error: 'x' }, times: Infinity } as const;
  fake.faults.push({ ...fault, path: '/api/v1/agentic-search' });
  expect(await names('weather')).toEqual([]);
  expect(fake.requests.filter(({ path }) => path.startsWith('/acme'))).toEqual([]);
});

test('a search reads no more cards than anybody looks at', async () => {
  await using world = await openSearch();
  const { fake, names, setEntries } = world;
  setEntries(
    Array.from({ length: 40 }, (_, index) => {
      const path = `/cards/many-${index}.json`;
      fake.documents.set(path, makeCard(`example.acme/rain-${index}`, 'https://acme.example/mcp'));
      return { ...rainEntry(fake), identifier: `urn:${index}`, url: `${fake.url}${path}` };
    }),
  );
  fake.requests.length = 0;
  expect((await names('weather', 50)).length).toBeLessThanOrEqual(10);
  const hops = fake.requests.filter(({ path }) => path.startsWith('/cards/'));
  expect(hops.length).toBeLessThanOrEqual(10);
  expect(hops.length).toBeGreaterThan(2);
});

test('a search resolves URNs, domains and addresses', async () => {
  await using world = await openSearch();
  const { fake, names } = world;
  expect(await names('solo.example')).toEqual(['example.solo/maps']);
  expect(fake.requests.map(({ path }) => path)).not.toContain('/api/v1/agentic-search');
  // It goes on to search for what it cannot resolve.
  expect(await names('nobody.invalid')).toEqual([]);
  expect(await names('urn:x:y')).toEqual([]);
  expect(fake.requests.map(({ path }) => path).slice(-4)).toEqual([
    '/api/v1/resolve',
    '/api/v1/agentic-search',
    '/api/v1/resolve',
    '/api/v1/agentic-search',
  ]);
});
