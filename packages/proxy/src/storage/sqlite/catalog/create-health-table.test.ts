import { expect, test } from 'vitest';
import { openSqliteStore } from '../open-sqlite-store.js';
import { silentLogger as logger } from '../silent-logger.fixture.js';

test('remembers the last look at each address, and tells searches of another state alone', async () => {
  const { services, close } = await openSqliteStore({ dataDir: ':memory:', logger });
  const changes = async (change: () => Promise<void>): Promise<boolean> => {
    const before = await services.version();
    await change();
    return (await services.version()) !== before;
  };
  const up = { state: 'up', checkedAt: '2026-06-01T00:00:00.000Z', latency: 12 } as const;
  const later = { state: 'up', checkedAt: '2026-06-02T00:00:00.000Z', latency: 40 } as const;
  const down = { state: 'down', checkedAt: '2026-06-03T00:00:00.000Z', reason: 'refused' } as const;
  expect(await changes(() => services.setHealth('a.example', up))).toBe(true);
  expect(await changes(() => services.setHealth('a.example', later))).toBe(false);
  expect([...(await services.healthOf(['b.example', 'a.example']))]).toEqual([
    ['a.example', later],
  ]);
  expect(await changes(() => services.setHealth('a.example', down))).toBe(true);
  expect([...(await services.healthOf(['a.example']))]).toEqual([['a.example', down]]);
  expect((await services.healthOf([])).size).toBe(0);
  await close();
});
