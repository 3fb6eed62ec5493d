import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeBatch } from '../../../core/catalog/make-batch.fixture.js';
import type { RegistryBatch } from '../../../core/catalog/registry.js';
import type { ServiceRecord } from '../../../core/catalog/service-record.js';
import { makeRecord } from '../make-record.fixture.js';
import { openSqliteStore, type SqliteStore } from '../open-sqlite-store.js';
import { silentLogger as logger } from '../silent-logger.fixture.js';

let store: SqliteStore;

const version = (number: number): ServiceRecord =>
  makeRecord({
    id: 'a',
    version: `${number}.0.0`,
    versionRank: `${number}`,
    title: `Title${number}`,
    tools: [{ name: `tool${number}` }],
  });

beforeEach(async () => {
  store = await openSqliteStore({ dataDir: ':memory:', logger });
  await store.services.useRegistries([{ key: 'test', name: 'test' }]);
  const records = [version(1), version(2), version(3), makeRecord({ id: 'b' })];
  await store.services.store('test', makeBatch({ records }), { at: new Date() });
});

afterEach(async () => {
  await store.close();
});

async function remove(...removed: NonNullable<RegistryBatch['removed']>): Promise<void> {
  const batch = makeBatch({ part: 'changes', removed });
  await store.services.store('test', batch, { at: new Date() });
}

async function see() {
  const [key = 0] = await store.services.findById('a');
  const known = await store.services.versionsOf(key);
  const { terms } = await store.services.serviceIndex.terms();
  const tools = await store.services.toolIndex.terms();
  return {
    versions: known.map((one) => one.version),
    titles: terms.filter((term) => term.startsWith('title')),
    tools: tools.terms.filter((term) => term.startsWith('tool')),
  };
}

test('where the latest version is withdrawn, the one before it stands again', async () => {
  const [key] = await store.services.findById('a');
  await remove({ id: 'a', version: '3.0.0' });
  expect(await store.services.findById('a')).toEqual([key]);
  expect(await see()).toEqual({
    versions: ['2.0.0', '1.0.0'],
    titles: ['title2'],
    tools: ['tool2'],
  });
  await remove({ id: 'a', version: '2.0.0' }, { id: 'a', version: '1.0.0' });
  expect(await see()).toEqual({ versions: [], titles: [], tools: [] });
  expect((await store.services.rows()).count).toBe(1);
});

test('an earlier version that is withdrawn changes nothing of the latest', async () => {
  const before = await store.services.version();
  await remove({ id: 'a', version: '2.0.0' });
  expect(await see()).toEqual({
    versions: ['3.0.0', '1.0.0'],
    titles: ['title3'],
    tools: ['tool3'],
  });
  expect(await store.services.version()).toBe(before);
});

test('a service that is withdrawn as a whole goes with all its versions', async () => {
  await remove({ id: 'a' });
  expect(await see()).toEqual({ versions: [], titles: [], tools: [] });
  const records = [version(1)];
  await store.services.store('test', makeBatch({ part: 'changes', records }), { at: new Date() });
  expect((await see()).versions).toEqual(['1.0.0']);
});

test('what is not there, or not there in this version, is no failure', async () => {
  const before = [await see(), await store.services.version()];
  await remove({ id: 'x' }, { id: 'x', version: '1' }, { id: 'a', version: '9' });
  expect([await see(), await store.services.version()]).toEqual(before);
});
