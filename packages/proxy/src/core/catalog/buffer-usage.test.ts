import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { bufferUsage } from './buffer-usage.js';
import type { UsageRepository } from './usage-repository.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const logger = { debug() {}, info() {}, warn: vi.fn(), error() {} };
const at = new Date('2026-01-01T00:00:10Z');

function setUp(record: UsageRepository['record'] = async () => undefined) {
  const written = vi.fn(record);
  const usage = bufferUsage(
    {
      record: written,
      counts: async () => new Map(),
      ofOwner: async () => [],
      alongside: async () => [],
    },
    { logger, patience: 1000 },
  );
  return { usage, written };
}

test('use is written once in a while, counted together, each minute and owner for itself', async () => {
  const { usage, written } = setUp();
  const use = { serviceId: 'a', kind: 'execution', at } as const;
  for (let each = 0; each < 50; each += 1) await usage.record(use);
  await usage.record({ ...use, owner: 'local' });
  await usage.record({ ...use, at: new Date('2026-01-01T00:01:00Z') });
  expect(written).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1000);
  expect(written.mock.calls.map(([{ count, owner }]) => [count, owner])).toEqual([
    [50, undefined],
    [1, 'local'],
    [1, undefined],
  ]);
  expect(vi.getTimerCount()).toBe(0);
});

test('whoever asks gets all that was counted, and closing loses nothing', async () => {
  const { usage, written } = setUp();
  await usage.record({ serviceId: 'a', kind: 'execution', at });
  await usage.counts({});
  expect(written).toHaveBeenCalledTimes(1);
  await usage.record({ serviceId: 'b', kind: 'connection', at });
  await usage.close();
  expect(written).toHaveBeenCalledTimes(2);
  expect(vi.getTimerCount()).toBe(0);
});

test('what cannot be written is told, and costs nothing else', async () => {
  const { usage } = setUp(() => Promise.reject(new Error('full')));
  await usage.record({ serviceId: 'a', kind: 'execution', at });
  await usage.counts({});
  expect(logger.warn).toHaveBeenCalledWith('use not counted', { service: 'a', reason: 'full' });
});
