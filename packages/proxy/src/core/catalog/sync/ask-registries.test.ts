import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeRecord } from '../../../storage/sqlite/make-record.fixture.js';
import { openSqliteStore, type SqliteStore } from '../../../storage/sqlite/open-sqlite-store.js';
import { silentLogger as logger } from '../../../storage/sqlite/silent-logger.fixture.js';
import { createFakeRegistry, type FakeRegistryOptions } from '../fake-registry.fixture.js';
import { makeBatch } from '../make-batch.fixture.js';
import type { Registry } from '../registry.js';
import type { ServiceRecord } from '../service-record.js';
import { createRegistrySync } from './create-registry-sync.js';
import type { RegistrySync } from './registry-sync.js';

let store: SqliteStore;
let stored: number;
const opened: RegistrySync[] = [];

beforeEach(async () => {
  store = await openSqliteStore({ dataDir: ':memory:', logger });
  stored = 0;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});

afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(opened.splice(0).map((sync) => sync.close()));
  await store.close();
});

async function open(...registries: readonly Registry[]): Promise<RegistrySync> {
  const sync = createRegistrySync({
    repository: store.services,
    registries,
    events: { publish() {} },
    logger,
    onStored: () => void (stored += 1),
    checkInterval: 0,
  });
  opened.push(sync);
  await sync.ensureFresh();
  return sync;
}

const near = createFakeRegistry('near', { content: [makeRecord({ id: 'near' })] });

/** A registry whose reading never comes to its end, and that can be asked. */
function beingRead(name: string, options: FakeRegistryOptions = {}) {
  const registry = createFakeRegistry(name, {
    isLocal: false,
    answer: async (text) => [makeRecord({ id: `${name}: ${text}` })],
    ...options,
  });
  registry.steps = async function* ({ signal }) {
    yield makeBatch({ isLast: false, records: [makeRecord({ id: `first of ${name}` })] });
    await new Promise((_, reject) => {
      const giveUp = (): void => reject(signal.reason as Error);
      if (signal.aborted) giveUp();
      signal.addEventListener('abort', giveUp, { once: true });
    });
  };
  return registry;
}

const ids = async (): Promise<string[]> => {
  const { keys } = await store.services.rows();
  return (await store.services.records([...keys])).map(({ record }) => record.id).toSorted();
};

test('asks those that are not read to their end, each text once, and lists what they answer', async () => {
  const [one, two] = [beingRead('one'), beingRead('two')];
  const mute = createFakeRegistry('mute', { isLocal: false });
  const sync = await open(near, one, two, mute);
  const before = stored;
  await Promise.all([sync.askFor('Weather'), sync.askFor('weather ')]);
  await sync.askFor('WEATHER');
  expect([one.questions, two.questions]).toEqual([['Weather'], ['Weather']]);
  expect(await ids()).toEqual(expect.arrayContaining(['near', 'one: Weather', 'two: Weather']));
  expect(stored).toBeGreaterThan(before);
  await sync.askFor('climate');
  expect(one.questions).toEqual(['Weather', 'climate']);
});

test('one that was read to its end is not asked: all that it has is here', async () => {
  const registry = createFakeRegistry('one', {
    isLocal: false,
    content: [makeRecord({ id: 'all' })],
    answer: async () => [makeRecord({ id: 'more' })],
  });
  const sync = await open(registry);
  await expect
    .poll(async () => (await sync.statuses({ seesPrivate: true }))[0]?.state)
    .toBe('fresh');
  await sync.askFor('weather');
  expect(registry.questions).toEqual([]);
});

test('one that does not answer when it is read is not asked either', async () => {
  const registry = beingRead('down');
  registry.steps = undefined;
  registry.failure = new Error('down');
  const sync = await open(near, registry);
  await expect.poll(() => sync.problems()).toHaveLength(1);
  registry.failure = undefined;
  await sync.askFor('weather');
  expect(registry.questions).toEqual([]);
});

test('one that does not answer is not waited for longer than a moment, and its answer still counts', async () => {
  const answer = Promise.withResolvers<void>();
  const registry = beingRead('slow', {
    answer: async () => {
      await answer.promise;
      return [makeRecord({ id: 'late' })];
    },
  });
  const sync = await open(near, registry);
  const asked = sync.askFor('weather');
  await vi.advanceTimersByTimeAsync(2_500);
  await asked;
  expect(await ids()).not.toContain('late');
  answer.resolve();
  await expect.poll(ids).toContain('late');
});

test('one that fails is no failure of the search', async () => {
  const registry = beingRead('bad', { answer: () => Promise.reject(new Error('no')) });
  const good = beingRead('good');
  const sync = await open(near, registry, good);
  await sync.askFor('weather');
  expect(await ids()).toContain('good: weather');
  expect(sync.problems()).toEqual([]);
});

test('nobody is asked after close, and nothing is listed of what comes then', async () => {
  const answer = Promise.withResolvers<void>();
  const registry = beingRead('slow', {
    answer: async () => {
      await answer.promise;
      return [makeRecord({ id: 'late' })];
    },
  });
  const sync = await open(near, registry);
  const asked = sync.askFor('weather');
  const closed = sync.close();
  answer.resolve();
  await Promise.all([asked, closed]);
  await sync.askFor('climate');
  expect(registry.questions).toEqual(['weather']);
  expect(await ids()).not.toContain('late');
});

test('asks a few questions at a time: what more callers look for comes with the listing', async () => {
  const answer = Promise.withResolvers<readonly ServiceRecord[]>();
  const registry = beingRead('slow', { answer: () => answer.promise });
  const sync = await open(near, registry);
  const asked = Array.from({ length: 10 }, (_, index) => sync.askFor(`text ${index}`));
  answer.resolve([]);
  await Promise.all(asked);
  expect(registry.questions).toHaveLength(4);
  await sync.askFor('text 9');
  expect(registry.questions).toHaveLength(5);
});
