import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openSqliteStore } from './open-sqlite-store.js';
import { silentLogger as logger } from './silent-logger.fixture.js';

test('a store that is used again has forgotten what is too old to say anything', async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'nanda-prune-'));
  const old = new Date(Date.now() - 100 * 24 * 60 * 60 * 1_000);
  const store = await openSqliteStore({ dataDir, logger });
  for (const [serviceId, at] of [
    ['old', old],
    ['new', new Date()],
  ] as const) {
    await store.usage.record({ serviceId, kind: 'execution', at, owner: 'one' });
    await store.services.setHealth(serviceId, { state: 'up', checkedAt: at.toISOString() });
  }
  await store.close();

  const again = await openSqliteStore({ dataDir, logger });
  await again.services.useRegistries([]);
  expect((await again.usage.ofOwner('one')).map(({ serviceId }) => serviceId)).toEqual(['new']);
  expect([...(await again.services.healthOf(['old', 'new'])).keys()]).toEqual(['new']);
  expect((await again.usage.counts({})).size).toBe(2);
  await again.close();
  await rm(dataDir, { recursive: true });
});
