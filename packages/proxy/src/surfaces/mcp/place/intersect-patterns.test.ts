import { expect, test } from 'vitest';
import { matchesPattern } from '../../../core/matches-pattern.js';
import { intersectPatterns } from './intersect-patterns.js';

test.each([
  [['a_*'], ['a_b'], ['a_b']],
  [['a_*'], ['*'], ['a_*']],
  [['a_*'], ['b_*'], []],
  [['a_*'], ['*_b'], ['a_*_b', 'a_b']],
  [['*ab*'], ['*bc*'], ['*ab*bc*', '*abc*', '*bc*ab*']],
  [['a', 'b'], ['b', 'c'], ['b']],
  [['a**'], ['a*'], ['a*']],
])('%j and %j match together what %j does', (one, other, both) => {
  expect(intersectPatterns(one, other)?.toSorted()).toEqual(both);
});

/** All texts of these characters up to a length. */
function texts(characters: string, length: number): string[] {
  if (length === 0) return [''];
  const shorter = texts(characters, length - 1);
  return [
    ...shorter,
    ...shorter
      .filter((it) => it.length === length - 1)
      .flatMap((it) => Array.from(characters, (c) => it + c)),
  ];
}

test('what it gives matches a text exactly where both do', () => {
  const patterns = texts('ab*', 4);
  const names = texts('ab', 6);
  for (let index = 0; index < patterns.length; index += 1) {
    const one = patterns[index] ?? '';
    const other = patterns[(index * 37 + 11) % patterns.length] ?? '';
    const both = intersectPatterns([one], [other]);
    expect(both, `${one} and ${other}`).toBeDefined();
    for (const name of names) {
      const isMatched = both?.some((pattern) => matchesPattern(name, pattern));
      const expected = matchesPattern(name, one) && matchesPattern(name, other);
      expect(isMatched, `${name} by ${one} and ${other}: ${both?.join(' ')}`).toBe(expected);
    }
  }
});

test('what would be too many is refused', () => {
  expect(intersectPatterns(['*a*b*c*d*e*f*g*h*'], ['*i*j*k*l*m*n*o*p*'])).toBeUndefined();
});
