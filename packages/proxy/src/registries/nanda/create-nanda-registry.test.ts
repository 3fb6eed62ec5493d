import {
  makeNandaServer,
  startFakeNandaRegistry,
  waitFor,
  type FakeNandaServer,
} from '@nanda/testing';
import { expect, test } from 'vitest';
import { collectBatches } from '../collect-batches.fixture.js';
import { createNandaRegistry, type NandaRegistryOptions } from './create-nanda-registry.js';

const hour = 3_600_000;

async function open(
  servers: readonly FakeNandaServer[],
  options: Omit<NandaRegistryOptions, 'now' | 'wait'> = {},
) {
  const fake = await startFakeNandaRegistry({ servers });
  const clock = { now: Date.parse('2026-06-01T00:00:00Z') };
  const waits: number[] = [];
  const registry = createNandaRegistry({
    url: fake.url,
    random: () => 0,
    ...options,
    now: () => clock.now,
    // Time passes by itself, and nobody waits for it.
    wait: async (milliseconds, signal) => {
      signal.throwIfAborted();
      waits.push(milliseconds);
      clock.now += milliseconds;
    },
  });
  return { fake, registry, clock, waits, [Symbol.asyncDispose]: fake.close };
}

function many(count: number): FakeNandaServer[] {
  return Array.from({ length: count }, (_, index) =>
    makeNandaServer({
      name: `server ${index}`,
      created_at: new Date(index * 60_000 + Date.parse('2025-04-12')).toISOString(),
    }),
  );
}

function pagesOf(fake: { readonly requests: readonly { readonly query: URLSearchParams }[] }) {
  return fake.requests.map(({ query }) => query.get('page'));
}

test('says what it is, by its address', () => {
  const own = createNandaRegistry({ url: 'https://user:s3cret@nanda.example/x/api/v1//' });
  expect(own).toMatchObject({
    type: 'nanda',
    name: 'nanda:nanda.example',
    url: 'https://nanda.example/x',
    freshFor: hour,
    isLocal: false,
  });
  expect(JSON.stringify(own)).not.toContain('s3cret');
  expect(createNandaRegistry({ url: 'https://nanda.example/x' }).key).toBe(own.key);
  expect(createNandaRegistry()).toMatchObject({ name: 'nanda', url: 'https://nanda-registry.com' });
  expect(createNandaRegistry({ url: 'https://nanda-registry.com/api/v1/' }).name).toBe('nanda');
  expect(createNandaRegistry({ name: 'mine' }).name).toBe('mine');
  expect(() => createNandaRegistry({ url: 'ftp://x.example' })).toThrow(TypeError);
});

test('reads page after page, the oldest rows first, and follows no link', async () => {
  await using opened = await open(many(250));
  const { fake, registry } = opened;
  const { batches, records, problems } = await collectBatches(registry);
  expect(batches.map(({ part, isLast, total }) => [part, isLast, total])).toEqual([
    ['first', false, 250],
    ['next', false, 250],
    ['next', true, 250],
  ]);
  expect(records.map(({ name }) => name)).toEqual(many(250).map(({ name }) => name));
  expect(new Set(records.map(({ id }) => id)).size).toBe(250);
  expect(problems).toEqual([]);
  expect(fake.requests.map(({ url }) => url)).toEqual(
    [1, 2, 3].map((page) => `/api/v1/servers/?page=${page}&limit=100&ordering=created_at`),
  );
});

test('goes on after the last step that was stored', async () => {
  await using opened = await open(many(250));
  const { fake, registry } = opened;
  const { batches } = await collectBatches(registry);
  fake.requests.length = 0;
  const [step] = batches;
  const rest = await collectBatches(registry, { checkpoint: step?.checkpoint ?? '' });
  expect(rest.batches.map(({ part }) => part)).toEqual(['next', 'next']);
  expect(rest.records).toHaveLength(150);
  expect(pagesOf(fake)).toEqual(['2', '3']);
});

test('begins again after the end, after a day, and after a checkpoint of somebody else', async () => {
  await using opened = await open(many(150));
  const { registry, clock } = opened;
  const { batches, checkpoint = '' } = await collectBatches(registry);
  const step = batches[0]?.checkpoint ?? '';
  const isWhole = async (text: string) => {
    const again = await collectBatches(registry, { checkpoint: text });
    return again.batches[0]?.part === 'first' && again.records.length === 150;
  };
  expect(await isWhole(checkpoint)).toBe(true);
  for (const other of ['', 'x', '{}', '[]', step.replace('"version":1', '"version":2')]) {
    expect(await isWhole(other), other).toBe(true);
  }
  expect(await isWhole(step)).toBe(false);
  clock.now += 25 * hour;
  expect(await isWhole(step)).toBe(true);
});

test('a listing ends where its pages do, whatever they claim', async () => {
  await using opened = await open(many(150));
  const { fake, registry } = opened;
  const read = async (lie: typeof fake.lie) => {
    fake.lie = lie;
    fake.requests.length = 0;
    const { batches, records, problems } = await collectBatches(registry);
    expect(batches.map(({ isLast }) => isLast).indexOf(true)).toBe(batches.length - 1);
    return [records.length, fake.requests.length, problems];
  };
  expect(await read('overstates')).toEqual([150, 3, []]);
  expect(await read('understates')).toEqual([150, 2, []]);
  expect(await read('silent')).toEqual([100, 1, []]);
  expect(await read('repeats')).toEqual([
    100,
    2,
    ['page 2: it repeats the one before, and ends the list'],
  ]);
});

test('an empty registry lists nothing', async () => {
  await using opened = await open([]);
  const { batches } = await collectBatches(opened.registry);
  expect(batches).toMatchObject([{ part: 'first', isLast: true, records: [], total: 0 }]);
});

test('shows a small registry at once, and then with its details', async () => {
  const weather = makeNandaServer({
    name: 'Weather',
    usage_count: 7,
    version: '2.0.0',
    capabilities: [{ name: 'forecast', description: 'Tells it', type: 'tool' }],
  });
  await using opened = await open([weather, { id: 'bakery ', name: 'bakery' }]);
  const { fake, registry } = opened;
  const { batches, checkpoint = '' } = await collectBatches(registry);
  expect(
    batches.map(({ part, isLast, records }) => [part, isLast, records.at(-1)?.popularity]),
  ).toEqual([
    ['first', false, 0],
    ['next', true, 7],
  ]);
  expect(batches[1]?.records[1]).toMatchObject({
    version: '2.0.0',
    tools: [{ name: 'forecast', description: 'Tells it' }],
    capabilities: ['tools'],
  });
  expect(fake.requests.map(({ path }) => path)).toEqual([
    '/api/v1/servers/',
    `/api/v1/servers/${String(weather['id'])}/`,
  ]);
  const again = await collectBatches(registry, { checkpoint });
  expect(again.batches.map(({ part, isLast }) => [part, isLast])).toEqual([['first', true]]);
  const halfway = await collectBatches(registry, { checkpoint: batches[0]?.checkpoint ?? '' });
  expect(halfway.batches).toMatchObject([{ part: 'first', isLast: true, records: [{}, {}] }]);
});

test('details that fail cost no service', async () => {
  await using opened = await open(many(3));
  const { fake, registry } = opened;
  fake.allowance = 2;
  const { batches } = await collectBatches(registry);
  expect(batches.at(-1)).toMatchObject({ isLast: true, records: [{}, {}, {}] });
  expect(batches.at(-1)?.problems).toEqual([
    expect.stringMatching(/^the details of its services could not be read: .*1800 seconds/),
  ]);
  expect(fake.requests).toHaveLength(3);
});

test('a row that vanished between list and detail stays as it was listed', async () => {
  const servers = many(2);
  await using opened = await open(servers);
  const path = `/api/v1/servers/${String(servers[0]?.['id'])}/`;
  opened.fake.faults.push({ kind: 'json', status: 404, body: { code: 'error' }, path });
  const { batches, problems } = await collectBatches(opened.registry);
  expect(problems).toEqual([]);
  expect(batches.at(-1)?.records.map(({ version }) => version)).toEqual([undefined, '1.0.0']);
});

test('dates that rows lack stay the same from one reading to the next', async () => {
  await using opened = await open([{ id: 'bakery', name: 'bakery' }]);
  const { registry, clock } = opened;
  const one = await collectBatches(registry);
  clock.now += hour;
  const two = await collectBatches(registry, { checkpoint: one.checkpoint ?? '' });
  expect(two.records[0]).toEqual(one.records[0]);
  expect(two.records[0]?.createdAt).toBe('2026-06-01T00:00:00.000Z');
});

test('turned away, it says for how long, and goes on from there', async () => {
  await using opened = await open(many(250));
  const { fake, registry } = opened;
  fake.allowance = 2;
  const steps: string[] = [];
  const read = async (checkpoint?: string) => {
    const options = { signal: AbortSignal.timeout(60_000) };
    const given = checkpoint === undefined ? options : { ...options, checkpoint };
    for await (const batch of registry.read(given)) steps.push(batch.checkpoint);
  };
  await expect(read()).rejects.toMatchObject({
    code: 'REGISTRY_UNAVAILABLE',
    message: expect.stringContaining('1800 seconds'),
    details: { registry: registry.name, status: 429, retryAfterMs: 1_800_000 },
    retryAfter: 1_800,
  });
  expect(steps).toHaveLength(2);
  fake.allowance = Infinity;
  fake.requests.length = 0;
  await read(steps.at(-1));
  expect(pagesOf(fake)).toEqual(['3']);
});

test('waits out what is short, and tries again what passes', async () => {
  await using opened = await open(many(60));
  const { fake, registry, waits } = opened;
  fake.faults.push(
    { kind: 'json', status: 429, body: { code: 'error' }, headers: { 'retry-after': '7' } },
    { kind: 'html', status: 502 },
    { kind: 'drop' },
    { kind: 'drop-midway' },
  );
  expect((await collectBatches(registry)).records).toHaveLength(60);
  expect(waits).toContain(7_000);
});

test.each([
  ['a page', { kind: 'html', status: 200 }],
  ['broken JSON', { kind: 'broken-json' }],
  ['another API', { kind: 'json', status: 200, body: { servers: [] } }],
  ['rows of another kind', { kind: 'json', status: 200, body: { data: [7, { server: {} }] } }],
  ['nothing there', { kind: 'html', status: 404 }],
] as const)('%s is no registry', async (_case, fault) => {
  await using opened = await open(many(1));
  opened.fake.faults.push(fault);
  await expect(collectBatches(opened.registry)).rejects.toMatchObject({
    code: 'REGISTRY_UNAVAILABLE',
    message: expect.stringMatching(/nanda:127\.0\.0\.1:\d+ .*Check its URL/),
  });
});

test('reads without the token where that has expired', async () => {
  await using opened = await open(many(150), {
    headers: { Authorization: 'Bearer s3cret-t0ken', 'X-Team': 'a' },
  });
  const { fake, registry } = opened;
  expect((await collectBatches(registry)).records).toHaveLength(150);
  expect(fake.requests.map(({ headers }) => [headers.authorization, headers['x-team']])).toEqual([
    ['Bearer s3cret-t0ken', 'a'],
    [undefined, 'a'],
    [undefined, 'a'],
  ]);
});

test('has one pace, with the token and without', async () => {
  const read = async (headers: Readonly<Record<string, string>>) => {
    await using opened = await open(many(30), { headers });
    await collectBatches(opened.registry);
    return opened.fake.requests.length - opened.waits.length;
  };
  // So many may be sent at once.
  const atOnce = await read({});
  expect(atOnce).toBeLessThan(10);
  expect(await read({ authorization: 'Bearer expired-t0ken' })).toBe(atOnce);
});

test('a page with a row that is deep or large costs that row alone', async () => {
  const [first, ...others] = many(3);
  const large = { name: 'large', tags: Array.from({ length: 1_000 }, () => 'x'.repeat(2_000)) };
  const data = [{ ...first, deep: 'DEEP' }, large, ...others];
  // What is so deep cannot be written with `JSON.stringify`.
  const deep = '['.repeat(20_000) + ']'.repeat(20_000);
  const page = JSON.stringify({ data, pagination: { last_page: 1 } }).replace('"DEEP"', deep);
  const registry = createNandaRegistry({
    url: 'https://nanda.example',
    fetch: async (url) =>
      new URL(url).pathname.endsWith('/servers/')
        ? new Response(page)
        : new Response('{}', { status: 404 }),
  });
  const { batches, problems } = await collectBatches(registry);
  const names = batches.at(-1)?.records.map(({ name }) => name);
  expect(names).toEqual(['server 0', 'server 1', 'server 2']);
  expect(problems).toEqual(['page 1, row 2: it is larger than 1 MiB']);
});

test('uses the token while it counts, and tells nobody', async () => {
  await using opened = await open(many(60), { headers: { authorization: 'Bearer access-1' } });
  const { fake, registry } = opened;
  fake.tokens.signIn({ email: 'ada@example.com', password: 'correct horse' });
  fake.allowance = 0;
  expect((await collectBatches(registry)).records).toHaveLength(60);
  fake.tokens.expire();
  const failure: unknown = await collectBatches(registry).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'REGISTRY_UNAVAILABLE', details: { status: 429 } });
  expect(JSON.stringify([failure, String(failure)])).not.toContain('access-1');
});

test('ends with the signal, in the middle of an answer and of a reading', async () => {
  await using opened = await open(many(150));
  const { fake, registry } = opened;
  fake.faults.push({ kind: 'hang' });
  const controller = new AbortController();
  const reading = collectBatches(registry, { signal: controller.signal });
  await waitFor(() => fake.requests.length > 0, { description: 'the request that hangs' });
  const reason = new Error('enough');
  controller.abort(reason);
  await expect(reading).rejects.toBe(reason);
  fake.faults.length = 0;
  for await (const batch of registry.read({ signal: AbortSignal.timeout(60_000) })) {
    expect(batch.part).toBe('first');
    break;
  }
});
