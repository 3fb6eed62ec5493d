import { expect, test } from 'vitest';
import { createStandingCache, type StandingCache } from './create-standing-cache.js';

interface Opened {
  readonly cache: StandingCache<string>;
  readonly stored: Map<string, string>;
  readonly clock: { time: number };
  readonly asked: string[];
}

function open({ most = 10 }: { readonly most?: number } = {}): Opened {
  const stored = new Map([
    ['a', 'of a'],
    ['b', 'of b'],
    ['c', 'of c'],
  ]);
  const clock = { time: 1000 };
  const asked: string[] = [];
  const cache = createStandingCache<string>({
    async load(id) {
      asked.push(id);
      return stored.get(id);
    },
    ttl: 100,
    most,
    now: () => clock.time,
  });
  return { cache, stored, clock, asked };
}

test('believes what it has seen for a moment, and what is not there not at all', async () => {
  const { cache, stored, clock, asked } = open();
  await cache.get('a');
  stored.set('a', 'changed');
  expect(await cache.get('a')).toBe('of a');
  clock.time += 100;
  expect(await cache.get('a')).toBe('changed');
  expect(await cache.get('x')).toBeUndefined();
  stored.set('x', 'new');
  expect(await cache.get('x')).toBe('new');
  expect(asked).toEqual(['a', 'a', 'x', 'x']);
});

test('forgets at once what it is told to, also what is being asked for at that moment', async () => {
  const { cache, stored } = open();
  await cache.get('a');
  cache.forget('a');
  stored.set('a', 'changed');
  expect(await cache.get('a')).toBe('changed');
  const before = cache.get('b');
  stored.delete('b');
  cache.forget('b');
  await before;
  expect(await cache.get('b')).toBeUndefined();
  cache.forgetWhere((value) => value === 'changed');
  stored.set('a', 'once more');
  expect(await cache.get('a')).toBe('once more');
});

test('keeps those that were used last', async () => {
  const { cache, asked } = open({ most: 2 });
  for (const id of ['a', 'b', 'a', 'c', 'a', 'b']) await cache.get(id);
  expect(asked).toEqual(['a', 'b', 'c', 'b']);
});
