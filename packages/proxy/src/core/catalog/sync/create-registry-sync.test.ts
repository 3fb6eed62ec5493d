import { setImmediate as turn } from 'node:timers/promises';
import type { CatalogEvent } from '@nanda/protocol';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeRecord } from '../../../storage/sqlite/make-record.fixture.js';
import { openSqliteStore, type SqliteStore } from '../../../storage/sqlite/open-sqlite-store.js';
import { silentLogger as logger } from '../../../storage/sqlite/silent-logger.fixture.js';
import { NandaError } from '../../nanda-error.js';
import { createFakeRegistry, type FakeRegistryOptions } from '../fake-registry.fixture.js';
import { makeBatch } from '../make-batch.fixture.js';
import type { Registry } from '../registry.js';
import { createRegistrySync, type RegistrySyncOptions } from './create-registry-sync.js';
import type { RegistrySync } from './registry-sync.js';

const second = 1_000;
const minute = 60 * second;
const down = new NandaError('REGISTRY_UNAVAILABLE', 'The registry far does not answer.');

let store: SqliteStore;
let moment: number;
let events: Omit<CatalogEvent, 'id' | 'timestamp'>[];
/** Those that only the local user is told of. */
let privateEvents: typeof events;
const opened: RegistrySync[] = [];

beforeEach(async () => {
  store = await openSqliteStore({ dataDir: ':memory:', logger });
  moment = Date.parse('2026-06-01T00:00:00Z');
  events = [];
  privateEvents = [];
  // No time passes by itself: what waits for a while waits until a test lets it pass.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});

afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(opened.splice(0).map((sync) => sync.close()));
  await store.close();
});

function open(
  registries: readonly Registry[],
  options: Partial<RegistrySyncOptions> = {},
): RegistrySync {
  const sync = createRegistrySync({
    repository: store.services,
    registries,
    events: {
      publish: (event, { isPrivate }) => void (isPrivate ? privateEvents : events).push(event),
    },
    logger,
    onStored() {},
    now: () => new Date(moment),
    random: () => 0.5,
    checkInterval: 0,
    ...options,
  });
  opened.push(sync);
  return sync;
}

const far = (options: FakeRegistryOptions = {}) =>
  createFakeRegistry('far', { isLocal: false, type: 'nanda', freshFor: 10 * minute, ...options });
const near = (...ids: readonly string[]) =>
  createFakeRegistry('near', { content: ids.map((id) => makeRecord({ id })) });

/** A registry that gives each step when it is let, and ends when it is told to. */
function stepwise(ids: readonly string[]) {
  const registry = far();
  const gates = [...ids, 'end'].map(() => Promise.withResolvers<void>());
  registry.steps = async function* ({ checkpoint, signal }) {
    const from = checkpoint === undefined ? 0 : Number(checkpoint);
    for (const [index, id] of ids.entries()) {
      if (index < from) continue;
      await Promise.race([
        gates[index]?.promise,
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
        }),
      ]);
      yield makeBatch({
        part: index === 0 ? 'first' : 'next',
        isLast: index === ids.length - 1,
        records: [makeRecord({ id })],
        checkpoint: `${index + 1}`,
        total: ids.length,
      });
    }
  };
  return { registry, gates };
}

/** Lets everything run that waits for nothing but its turn. */
async function settle(): Promise<void> {
  for (let round = 0; round < 20; round += 1) await turn();
}

async function statusOf(sync: RegistrySync, name = 'far') {
  return (await sync.statuses({ seesPrivate: true })).find((status) => status.name === name);
}

const ids = async (): Promise<string[]> => {
  const { keys } = await store.services.rows();
  return (await store.services.records([...keys])).map(({ record }) => record.id);
};

test('what lies on this machine is read when somebody asks, and again when it may have changed', async () => {
  const registry = near('a');
  const sync = open([registry]);
  expect(registry.readings).toEqual([]);
  await sync.ensureFresh();
  expect(await ids()).toEqual(['a']);
  registry.content = [makeRecord({ id: 'b' })];
  await sync.ensureFresh();
  expect(await ids()).toEqual(['b']);
  expect(registry.readings).toEqual([undefined, expect.stringContaining('"a"')]);
});

test('what is far away is read in the background while there is something to show', async () => {
  const { registry, gates } = stepwise(['x', 'y']);
  const sync = open([near('a'), registry]);
  await sync.ensureFresh();
  expect(await ids()).toEqual(['a']);
  expect(await statusOf(sync)).toMatchObject({ state: 'syncing', progress: { read: 0 } });
  gates[0]?.resolve();
  await settle();
  expect(await ids()).toEqual(['a', 'x']);
  expect(await statusOf(sync)).toMatchObject({ services: 1, progress: { read: 1, total: 2 } });
  gates[1]?.resolve();
  await settle();
  const status = await statusOf(sync);
  expect(status).toMatchObject({
    state: 'fresh',
    services: 2,
    syncedAt: new Date(moment).toISOString(),
    nextSyncAt: new Date(moment + 10 * minute).toISOString(),
  });
  expect(status).not.toHaveProperty('progress');
});

test('where there is nothing yet, everybody waits for the first rows, and not for all', async () => {
  const { registry, gates } = stepwise(['x', 'y']);
  const sync = open([registry]);
  let woken = 0;
  const callers = [1, 2, 3].map(async () => {
    await sync.ensureFresh();
    woken += 1;
  });
  await settle();
  expect(woken).toBe(0);
  gates[0]?.resolve();
  await Promise.all(callers);
  expect(await ids()).toEqual(['x']);
  expect(await statusOf(sync)).toMatchObject({ state: 'syncing' });
});

test('nobody waits longer than a moment for what does not come', async () => {
  const { registry } = stepwise(['x']);
  const sync = open([registry]);
  const asked = sync.ensureFresh();
  await settle();
  await vi.advanceTimersByTimeAsync(2_500);
  await asked;
  expect(await statusOf(sync)).toMatchObject({ state: 'syncing', services: 0 });
});

test('samples are no reason not to wait', async () => {
  const { registry, gates } = stepwise(['x']);
  const samples = createFakeRegistry('samples', {
    type: 'samples',
    content: [makeRecord({ id: 'sample' })],
  });
  const sync = open([registry, samples]);
  const asked = sync.ensureFresh();
  await settle();
  gates[0]?.resolve();
  await asked;
  expect((await ids()).toSorted()).toEqual(['sample', 'x']);
});

test('a registry that is read is read again when it is not fresh any more', async () => {
  const registry = far({ content: [makeRecord({ id: 'x' })] });
  const sync = open([registry]);
  await sync.ensureFresh();
  await settle();
  moment += 10 * minute - 1;
  await sync.ensureFresh();
  expect(registry.readings).toHaveLength(1);
  moment += 1;
  await sync.ensureFresh();
  await settle();
  expect(registry.readings).toHaveLength(2);
});

test('by itself too, when nobody asks', async () => {
  const registry = far({ content: [makeRecord({ id: 'x' })] });
  const sync = open([registry]);
  await sync.ensureFresh();
  await settle();
  moment += 10 * minute;
  await vi.advanceTimersByTimeAsync(10 * minute);
  await settle();
  expect(registry.readings).toHaveLength(2);
});

test('one that fails is stale, keeps its rows, and is left alone for longer each time', async () => {
  const registry = far({ content: [makeRecord({ id: 'x' })] });
  const sync = open([registry]);
  await sync.ensureFresh();
  await settle();
  const syncedAt = new Date(moment).toISOString();
  registry.failure = down;
  const readAfter = async (pause: number): Promise<number> => {
    moment += pause;
    await sync.ensureFresh();
    await settle();
    return registry.readings.length;
  };
  expect(await readAfter(10 * minute)).toBe(2);
  expect(await ids()).toEqual(['x']);
  expect(await statusOf(sync)).toMatchObject({
    state: 'stale',
    services: 1,
    syncedAt,
    error: down.message,
    nextSyncAt: new Date(moment + 30 * second).toISOString(),
  });
  expect(await readAfter(29 * second)).toBe(2);
  expect(await readAfter(second)).toBe(3);
  expect(await readAfter(59 * second)).toBe(3);
  expect(await readAfter(second)).toBe(4);
  registry.failure = undefined;
  expect(await readAfter(2 * minute)).toBe(5);
  expect(await statusOf(sync)).toMatchObject({ state: 'fresh' });
  expect(sync.problems()).toEqual([]);
  registry.failure = down;
  expect(await readAfter(10 * minute)).toBe(6);
  expect(await readAfter(30 * second)).toBe(7);
});

test('one that asks to be left alone is left alone', async () => {
  const registry = far();
  registry.failure = new NandaError('REGISTRY_UNAVAILABLE', 'Too many requests.', {
    details: { retryAfterMs: 5 * minute },
  });
  const sync = open([near('a'), registry]);
  await sync.ensureFresh();
  await settle();
  moment += 5 * minute - 1;
  await sync.ensureFresh();
  expect(registry.readings).toHaveLength(1);
  moment += 1;
  await sync.ensureFresh();
  expect(registry.readings).toHaveLength(2);
});

test('a reading that broke off goes on where it was, in another process too', async () => {
  const broken = far();
  broken.steps = async function* () {
    yield makeBatch({ isLast: false, records: [makeRecord({ id: 'x' })], checkpoint: 'page 2' });
    throw down;
  };
  const first = open([broken]);
  await first.ensureFresh();
  await settle();
  expect(await statusOf(first)).toMatchObject({ state: 'failed', services: 1 });
  await first.close();

  const resumed = far();
  resumed.steps = async function* () {
    yield makeBatch({ part: 'next', records: [makeRecord({ id: 'y' })], checkpoint: 'end' });
  };
  const second_ = open([resumed]);
  await second_.ensureFresh();
  await settle();
  expect(resumed.readings).toEqual(['page 2']);
  expect(await ids()).toEqual(['x', 'y']);
  expect(await statusOf(second_)).toMatchObject({ state: 'fresh', services: 2 });
});

test('fails only where nothing at all is known, and nothing is on its way', async () => {
  const registry = far();
  const answer = Promise.withResolvers<void>();
  // oxlint-disable-next-line require-yield
  registry.steps = async function* () {
    await answer.promise;
    throw down;
  };
  const sync = open([registry]);
  const asked = expect(sync.ensureFresh()).rejects.toBe(down);
  await settle();
  answer.resolve();
  await asked;
  await expect(sync.ensureFresh()).rejects.toBe(down);
  expect(registry.readings).toHaveLength(1);

  const other = stepwise(['x']);
  const slow = open([registry, { ...other.registry, key: 'slow', name: 'slow' }]);
  const waiting = slow.ensureFresh();
  await settle();
  await vi.advanceTimersByTimeAsync(2_500);
  await expect(waiting).resolves.toBeUndefined();
  const beside = open([registry, near('a')]);
  await expect(beside.ensureFresh()).resolves.toBeUndefined();
});

test('what nobody foresaw is told without its cause', async () => {
  const registry = far({ content: [makeRecord({ id: 'x' })] });
  registry.failure = new Error('ENOENT /home/me/secret');
  const sync = open([near('a'), registry]);
  await sync.ensureFresh();
  await settle();
  expect(await statusOf(sync)).toMatchObject({
    state: 'failed',
    error: expect.stringMatching(/^The registry far could not be read/),
  });
  expect(JSON.stringify([await statusOf(sync), sync.problems(), events])).not.toContain('secret');
});

test('tells of a reading as it goes on, and of one that fails', async () => {
  const { registry, gates } = stepwise(['x', 'y']);
  for (const { resolve } of gates) resolve();
  const sync = open([registry]);
  await sync.ensureFresh();
  await settle();
  expect(events).toEqual([
    { type: 'sync_started', registry: 'far' },
    { type: 'sync_progress', registry: 'far', progress: { read: 1, total: 2 } },
    { type: 'sync_progress', registry: 'far', progress: { read: 2, total: 2 } },
    { type: 'sync_finished', registry: 'far', progress: { read: 2 }, services: 2 },
  ]);
  events.length = 0;
  registry.failure = down;
  moment += 10 * minute;
  await sync.ensureFresh();
  await settle();
  expect(events).toEqual([{ type: 'sync_failed', registry: 'far', error: down.message }]);
});

test('tells when what lies on this machine has changed, and others of nothing that is private', async () => {
  const mine = far({ isPrivate: true, content: [makeRecord({ id: 'x' })] });
  const sync = open([near('a'), mine]);
  await sync.ensureFresh();
  await settle();
  mine.failure = down;
  moment += 10 * minute;
  await sync.ensureFresh();
  await settle();
  expect(mine.readings).toHaveLength(2);
  expect(events).toEqual([
    { type: 'sync_finished', registry: 'near', progress: { read: 1 }, services: 1 },
  ]);
  expect(privateEvents.map(({ type }) => type)).toEqual([
    'sync_started',
    'sync_progress',
    'sync_finished',
    'sync_failed',
  ]);
  expect((await sync.statuses({ seesPrivate: false })).map(({ name }) => name)).toEqual(['near']);
});

test('says of each reading what could not be read', async () => {
  const registry = near('a');
  registry.problems = ['row 2: it has no name'];
  const sync = open([registry]);
  await sync.ensureFresh();
  expect(sync.problems()).toEqual([
    { registry: 'near', message: 'row 2: it has no name', isFailure: false },
  ]);
  expect(await statusOf(sync, 'near')).toMatchObject({
    state: 'fresh',
    problems: ['row 2: it has no name'],
  });
});

test('what was registered is spoken of only once there is something', async () => {
  const registered = createFakeRegistry('registered', { key: 'registered', type: 'registered' });
  // oxlint-disable-next-line require-yield
  registered.steps = async function* () {
    return;
  };
  const sync = open([registered]);
  expect(await sync.statuses({ seesPrivate: true })).toEqual([]);
  await store.services.add('registered', [makeRecord({ id: 'x' })], { at: new Date() });
  expect(await statusOf(sync, 'registered')).toMatchObject({ services: 1 });
});

test('close gives up what is being read, and nothing is read after it', async () => {
  const { registry } = stepwise(['x']);
  const local = near('a');
  const sync = open([local, registry]);
  await sync.ensureFresh();
  await settle();
  await sync.close();
  expect(events.map(({ type }) => type)).not.toContain('sync_failed');
  moment += 60 * minute;
  await vi.advanceTimersByTimeAsync(60 * minute);
  const before = [local.readings.length, registry.readings.length];
  await sync.ensureFresh();
  await sync.lookAgain();
  await sync.statuses({ seesPrivate: true });
  expect([local.readings.length, registry.readings.length]).toEqual(before);
  expect(vi.getTimerCount()).toBe(0);
});

test('a reading that another process has begun anew is left to that one', async () => {
  const { registry, gates } = stepwise(['x', 'y']);
  const sync = open([registry]);
  const rows = sync.ensureFresh();
  gates[0]?.resolve();
  await rows;
  await settle();
  const batch = makeBatch({ records: [makeRecord({ id: 'other' })], checkpoint: 'theirs' });
  await store.services.store(registry.key, batch, { at: new Date() });
  gates[1]?.resolve();
  await settle();
  expect(await ids()).toEqual(['other']);
  expect((await store.services.readingOf(registry.key))?.checkpoint).toBe('theirs');
  expect(await statusOf(sync)).toMatchObject({ services: 1 });
});

test('a file that takes long keeps one caller waiting, and not each', async () => {
  const file = near('a');
  file.steps = async function* ({ signal }) {
    await new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    });
    yield makeBatch({ records: [] });
  };
  const sync = open([file]);
  const waiting = sync.ensureFresh();
  await settle();
  await vi.advanceTimersByTimeAsync(2_500);
  await waiting;
  await sync.ensureFresh();
  await sync.lookAgain();
  expect(await sync.statuses({ seesPrivate: true })).toHaveLength(1);
});
