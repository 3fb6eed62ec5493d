import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeRecord } from '../../../storage/sqlite/make-record.fixture.js';
import { openSqliteStore, type SqliteStore } from '../../../storage/sqlite/open-sqlite-store.js';
import { silentLogger as logger } from '../../../storage/sqlite/silent-logger.fixture.js';
import { createFakeRegistry } from '../fake-registry.fixture.js';
import { createRegistrySync } from './create-registry-sync.js';
import type { RegistrySync } from './registry-sync.js';

const near = () => createFakeRegistry('near', { content: [makeRecord({ id: 'a' })] });
const far = () =>
  createFakeRegistry('far', {
    isLocal: false,
    freshFor: 3_600_000,
    content: [makeRecord({ id: 'x' })],
  });
const mine = () => createFakeRegistry('mine', { isPrivate: true });

let store: SqliteStore;
let sync: RegistrySync;

beforeEach(async () => {
  store = await openSqliteStore({ dataDir: ':memory:', logger });
});

afterEach(async () => {
  await sync.close();
  await store.close();
});

function open(...registries: ReturnType<typeof near>[]): void {
  sync = createRegistrySync({
    repository: store.services,
    registries,
    events: { publish() {} },
    logger,
    onStored() {},
    checkInterval: 3_600_000,
  });
}

const everything = { full: false, seesPrivate: true } as const;

test('reads what lies on this machine before it comes back', async () => {
  const registry = near();
  open(registry);
  await sync.start('near', everything);
  registry.content = [makeRecord({ id: 'b' }), makeRecord({ id: 'c' })];
  await sync.start('near', everything);
  expect(Object.fromEntries(await store.services.counts())).toEqual({ 'key of near': 2 });
});

test('begins to read what is far away though it is still fresh; all of it where that is wanted', async () => {
  const registry = far();
  open(registry);
  const isRead = () =>
    expect
      .poll(async () => (await sync.statuses({ seesPrivate: true }))[0])
      .toMatchObject({ state: 'fresh' });
  await sync.start('far', everything);
  await isRead();
  await sync.start('far', everything);
  await isRead();
  await sync.start('far', { ...everything, full: true });
  await isRead();
  expect(registry.readings).toEqual([undefined, expect.any(String), undefined]);
});

test('says which ones there are where a name is unknown', async () => {
  open(near(), far(), mine());
  await expect(sync.start('fra', everything)).rejects.toMatchObject({
    code: 'NOT_FOUND',
    message: expect.stringContaining('Use one of: far'),
    details: { registries: ['near', 'far', 'mine'] },
  });
});

test('what is private does not exist for others', async () => {
  open(near(), mine());
  for (const name of ['mine', 'unknown']) {
    const failure = sync.start(name, { full: false, seesPrivate: false });
    await expect(failure).rejects.toMatchObject({
      code: 'NOT_FOUND',
      details: { registries: ['near'] },
    });
  }
});
