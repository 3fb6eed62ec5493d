import { describe, expect, test } from 'vitest';
import { createMemoryRateLimiter } from './create-memory-rate-limiter.js';

const policy = { name: 'requests', limit: 5, window: 10 };

function openLimiter({ maxKeys = 100 } = {}) {
  let time = 1_000_000;
  const limiter = createMemoryRateLimiter({ maxKeys, now: () => time });
  return {
    limiter,
    pass: (milliseconds: number) => (time += milliseconds),
    takeAll(key: string) {
      while (limiter.take(key, { policy }).isAllowed);
    },
  };
}

describe('createMemoryRateLimiter', () => {
  test('gives what a bucket holds, says what is left, and when there is more', () => {
    const { limiter } = openLimiter();
    const given = Array.from({ length: 6 }, () => limiter.take('a', { policy }));
    expect(given.map(({ isAllowed }) => isAllowed)).toEqual([true, true, true, true, true, false]);
    expect(given.map(({ remaining }) => remaining)).toEqual([4, 3, 2, 1, 0, 0]);
    expect(given.map(({ reset }) => reset)).toEqual([2, 4, 6, 8, 10, 10]);
    expect(given.map(({ retryAfter }) => retryAfter)).toEqual([0, 0, 0, 0, 0, 2]);
    expect(given[5]?.policy).toBe(policy);
  });

  test('gives again exactly when it said so', () => {
    const { limiter, pass, takeAll } = openLimiter();
    takeAll('a');
    pass(1999);
    expect(limiter.take('a', { policy })).toMatchObject({ isAllowed: false, retryAfter: 1 });
    pass(1);
    expect(limiter.take('a', { policy })).toMatchObject({ isAllowed: true, remaining: 0 });
    expect(limiter.take('a', { policy }).isAllowed).toBe(false);
  });

  test('never holds more than its limit, however long nobody came', () => {
    const { limiter, pass } = openLimiter();
    limiter.take('a', { policy });
    pass(1e9);
    expect(limiter.take('a', { policy })).toMatchObject({ remaining: 4, reset: 2 });
  });

  test('loses nothing to fractions over a million takes', () => {
    const { limiter, pass } = openLimiter();
    const odd = { name: 'odd', limit: 7, window: 3 };
    let given = 0;
    for (let turn = 0; turn < 1_000_000; turn += 1) {
      if (limiter.take('a', { policy: odd }).isAllowed) given += 1;
      pass(1);
    }
    // A full bucket, and 1,000 seconds of 7 in 3.
    expect(given).toBeGreaterThanOrEqual(2339);
    expect(given).toBeLessThanOrEqual(2341);
  });

  test('keeps keys and policies apart', () => {
    const { limiter, takeAll } = openLimiter();
    takeAll('a');
    expect(limiter.take('b', { policy }).isAllowed).toBe(true);
    expect(limiter.take('a', { policy: { ...policy, name: 'other' } }).isAllowed).toBe(true);
  });

  test('only looks for a cost of 0', () => {
    const { limiter } = openLimiter();
    expect(limiter.take('a', { policy, cost: 0 })).toMatchObject({ isAllowed: true, remaining: 5 });
    expect(limiter.size).toBe(0);
  });

  test('gives what costs more than a bucket holds when it is full, and makes it pay', () => {
    const { limiter, pass } = openLimiter();
    expect(limiter.take('a', { policy, cost: 8 })).toMatchObject({ isAllowed: true, remaining: 0 });
    pass(6000);
    expect(limiter.take('a', { policy })).toMatchObject({ isAllowed: false, retryAfter: 2 });
    pass(2000);
    expect(limiter.take('a', { policy }).isAllowed).toBe(true);
    expect(limiter.take('a', { policy, cost: 8 })).toMatchObject({ retryAfter: 10 });
  });

  test('takes nothing for what it refuses', () => {
    const { limiter, pass, takeAll } = openLimiter();
    takeAll('a');
    for (let turn = 0; turn < 100; turn += 1) limiter.take('a', { policy });
    pass(2000);
    expect(limiter.take('a', { policy }).isAllowed).toBe(true);
  });

  test('fills a bucket that is reset', () => {
    const { limiter, takeAll } = openLimiter();
    takeAll('a');
    limiter.reset('a', { policy });
    limiter.reset('nobody', { policy });
    expect(limiter.take('a', { policy })).toMatchObject({ isAllowed: true, remaining: 4 });
    expect(limiter.size).toBe(1);
  });

  test('grows no further with resets', () => {
    const { limiter } = openLimiter();
    for (let turn = 0; turn < 1000; turn += 1) {
      limiter.take('a', { policy });
      limiter.reset('a', { policy });
    }
    expect(limiter.size).toBe(1);
  });

  test('forgets full buckets by itself', () => {
    const { limiter, pass } = openLimiter();
    for (let number = 0; number < 90; number += 1) limiter.take(`key-${number}`, { policy });
    pass(10_000);
    for (let turn = 0; turn < 60; turn += 1) {
      limiter.take('a', { policy });
      pass(2000);
    }
    expect(limiter.size).toBe(1);
  });

  test('neither grows with a million addresses nor resets a drained bucket', () => {
    const { limiter, pass, takeAll } = openLimiter({ maxKeys: 1000 });
    takeAll('victim');
    for (let number = 0; number < 1_000_000; number += 1) {
      limiter.take(`address-${number}`, { policy });
      if (number % 1000 === 0) pass(1);
    }
    expect(limiter.size).toBeLessThanOrEqual(1000);
    expect(limiter.take('victim', { policy }).isAllowed).toBe(false);
  });

  test('gives nobody more for coming under ever new names once all places are drained', () => {
    const { limiter, pass, takeAll } = openLimiter({ maxKeys: 50 });
    for (let number = 0; number < 50; number += 1) takeAll(`drained-${number}`);
    let given = 0;
    for (let number = 0; number < 10_000; number += 1) {
      if (limiter.take(`new-${number % 7}`, { policy }).isAllowed) given += 1;
    }
    expect(given).toBe(0);
    pass(2000);
    // Each place has got one back by now.
    for (let number = 0; number < 10_000; number += 1) {
      if (limiter.take(`new-${number}`, { policy }).isAllowed) given += 1;
    }
    expect(given).toBe(50);
  });
});
