import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSqliteStore, type SqliteStore } from './open-sqlite-store.js';
import { silentLogger as logger } from './silent-logger.fixture.js';

const now = new Date('2026-06-01T12:00:30Z');
const day = 86_400_000;
let store: SqliteStore;

beforeEach(async () => {
  store = await openSqliteStore({ dataDir: ':memory:', logger });
});

afterEach(async () => {
  await store.close();
});

async function use(owner: string, ...services: readonly string[]): Promise<void> {
  for (const serviceId of services) {
    await store.usage.record({ serviceId, kind: 'execution', at: now, owner });
  }
}

test('counts use by kind and window, whoever it was', async () => {
  const { usage } = store;
  await usage.record({ serviceId: 'a', kind: 'connection', at: now });
  await usage.record({ serviceId: 'a', kind: 'execution', at: now, owner: 'one' });
  await usage.record({ serviceId: 'a', kind: 'execution', at: now });
  await usage.record({ serviceId: 'b', kind: 'execution', at: new Date(+now - 2 * day) });
  expect([...(await usage.counts({ since: new Date(+now - day) }))]).toEqual([
    ['a', { connections: 1, executions: 2 }],
  ]);
  expect((await usage.counts({})).get('b')).toEqual({ connections: 0, executions: 1 });
});

test('knows what an owner used, the most used first', async () => {
  await use('one', 'a', 'b', 'b', 'c', 'c', 'c');
  await use('two', 'd');
  expect(await store.usage.ofOwner('one')).toEqual([
    { serviceId: 'c', count: 3 },
    { serviceId: 'b', count: 2 },
    { serviceId: 'a', count: 1 },
  ]);
  expect(await store.usage.ofOwner('nobody')).toEqual([]);
});

test('knows what others use who use the same', async () => {
  await use('me', 'a', 'b');
  await use('one', 'a', 'x', 'x');
  await use('two', 'a', 'b', 'x');
  await use('three', 'x', 'y');
  expect(await store.usage.alongside('me')).toEqual([
    { serviceId: 'x', with: 'a', owners: 2 },
    { serviceId: 'a', with: 'b', owners: 1 },
    { serviceId: 'b', with: 'a', owners: 1 },
    { serviceId: 'x', with: 'b', owners: 1 },
  ]);
  expect(await store.usage.alongside('nobody')).toEqual([]);
});

test('of each other owner, what they use most counts, and no more of it', async () => {
  const { usage } = store;
  const at = new Date('2026-06-01T00:00:00Z');
  const useOf = async (serviceId: string, owner: string) =>
    await usage.record({ serviceId, kind: 'execution', at, owner });
  await useOf('shared', 'one');
  for (const serviceId of ['shared', 'often', 'often']) await useOf(serviceId, 'two');
  await useOf('shared', 'two');
  for (let index = 0; index < 80; index += 1) await useOf(`seldom ${index}`, 'two');
  const found = await usage.alongside('one');
  expect(found.map(({ serviceId }) => serviceId)).toContain('often');
  // The fiftieth and all before it, without the one that both use.
  expect(found).toHaveLength(49);
});
