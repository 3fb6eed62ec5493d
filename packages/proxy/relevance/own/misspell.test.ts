import { expect, it } from 'vitest';
import { misspell } from './misspell.js';

const texts = ['weather', 'postgres database', 'send a mail to someone', 'Kubernetes pod logs'];
const seeds = Array.from({ length: 200 }, (_, seed) => seed);

it('makes the same mistake for the same text and seed', () => {
  for (const text of texts) {
    expect(misspell(text, { seed: 7 })).toBe(misspell(text, { seed: 7 }));
  }
  expect(new Set(seeds.map((seed) => misspell('weather', { seed }))).size).toBeGreaterThan(50);
});

it('changes one word of at least five letters, by one mistake', () => {
  for (const text of texts) {
    const words = text.split(' ');
    for (const seed of seeds) {
      const wrong = misspell(text, { seed })?.split(' ') ?? [];
      const changed = words.flatMap((word, index) => (word === wrong[index] ? [] : [index]));
      expect(wrong).toHaveLength(words.length);
      expect(changed).toHaveLength(1);
      const [index = -1] = changed;
      expect(words[index]?.length).toBeGreaterThanOrEqual(5);
      expect(isOneMistake(words[index] ?? '', wrong[index] ?? '')).toBe(true);
    }
  }
});

it('makes every kind of mistake, at the first letter too', () => {
  const all = seeds.map((seed) => misspell('weather', { seed }) ?? '');
  expect(all.some((word) => word.length === 8)).toBe(true);
  expect(all.some((word) => word.length === 6)).toBe(true);
  expect(all.some((word) => word.length === 7 && sorted(word) === sorted('weather'))).toBe(true);
  expect(all.some((word) => word.length === 7 && sorted(word) !== sorted('weather'))).toBe(true);
  expect(all.some((word) => !word.startsWith('w'))).toBe(true);
});

it('leaves texts without a long word alone', () => {
  expect(misspell('k8s', { seed: 1 })).toBeUndefined();
  expect(misspell('', { seed: 1 })).toBeUndefined();
  expect(misspell('a db of cars', { seed: 1 })).toBeUndefined();
});

function sorted(word: string): string {
  return [...word].toSorted().join('');
}

/** What stands between the common start and the common end is one letter, or two that changed places. */
function isOneMistake(right: string, wrong: string): boolean {
  let start = 0;
  while (start < right.length && right[start] === wrong[start]) start += 1;
  let end = 0;
  while (
    end < Math.min(right.length, wrong.length) - start &&
    right.at(-1 - end) === wrong.at(-1 - end)
  )
    end += 1;
  const before = right.slice(start, right.length - end);
  const after = wrong.slice(start, wrong.length - end);
  if (before.length <= 1 && after.length <= 1) return true;
  return before.length === 2 && after === [...before].toReversed().join('');
}
