import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeRecord } from '../../../storage/sqlite/make-record.fixture.js';
import { silentLogger } from '../../../storage/sqlite/silent-logger.fixture.js';
import type { LoadedService } from '../load-services.js';
import { mergeListings } from '../merge-listings.js';
import { toService } from '../to-service.js';
import { createHealthWatch, type HealthWatchOptions } from './create-health-watch.js';

const minute = 60_000;

let checked: string[];

beforeEach(() => {
  checked = [];
  vi.useFakeTimers({ now: Date.parse('2026-06-01T00:00:00Z') });
});

afterEach(() => {
  vi.useRealTimers();
});

/** A popular service that was looked at so many minutes before the watch began. */
function service(id: string, age?: number): LoadedService {
  const record = mergeListings(makeRecord({ id }), []);
  const checkedAt = new Date(Date.now() - (age ?? 0) * minute).toISOString();
  const health = age === undefined ? undefined : ({ state: 'up', checkedAt } as const);
  return { number: 0, record, service: toService(record, { health }), changedAt: record.updatedAt };
}

function watch(services: readonly LoadedService[], options: Partial<HealthWatchOptions> = {}) {
  return createHealthWatch({
    interval: 10 * minute,
    list: async () => services,
    check: async ({ record }) => void checked.push(record.id),
    now: () => new Date(),
    logger: silentLogger,
    ...options,
  });
}

test('looks at what nobody has looked at for long, after a while and again and again', async () => {
  const one = watch([service('never'), service('lately', 8), service('long ago', 10)]);
  one.start();
  one.start();
  await vi.advanceTimersByTimeAsync(minute - 1);
  expect(checked).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(checked).toEqual(['never', 'long ago']);
  await vi.advanceTimersByTimeAsync(10 * minute);
  expect(checked).toEqual(['never', 'long ago', 'never', 'lately', 'long ago']);
  await one.close();
  expect(vi.getTimerCount()).toBe(0);
});

test('looks at so few in one round that nobody minds, and at the next ones whatever one says', async () => {
  const services = Array.from({ length: 40 }, (_, index) => service(`s${index}`));
  const one = watch(services, {
    async check({ record }) {
      checked.push(record.id);
      throw new Error('down');
    },
  });
  one.start();
  await vi.advanceTimersByTimeAsync(minute);
  expect(checked).toHaveLength(25);
  await one.close();
});

test('goes on after a round that failed', async () => {
  let rounds = 0;
  const one = watch([], {
    list: async () => {
      rounds += 1;
      throw new Error('the store is busy');
    },
  });
  one.start();
  await vi.advanceTimersByTimeAsync(minute + 10 * minute);
  expect(rounds).toBe(2);
  await one.close();
});

test('an interval of 0 looks never', () => {
  watch([service('a')], { interval: 0 }).start();
  expect(vi.getTimerCount()).toBe(0);
});

test('close waits for the look under way, and begins no other', async () => {
  const looking = Promise.withResolvers<void>();
  const one = watch([service('a'), service('b')], {
    async check({ record }) {
      checked.push(record.id);
      await looking.promise;
    },
  });
  one.start();
  await vi.advanceTimersByTimeAsync(minute);
  let isClosed = false;
  const closed = one.close().then(() => (isClosed = true));
  await vi.advanceTimersByTimeAsync(0);
  expect([checked, isClosed]).toEqual([['a'], false]);
  looking.resolve();
  await closed;
  expect(checked).toEqual(['a']);
  expect(vi.getTimerCount()).toBe(0);
});
