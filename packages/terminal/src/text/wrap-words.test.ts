import { expect, test } from 'vitest';
import { wrapWords } from './wrap-words.js';

test.each<[string, number, number, string]>([
  ['short', 20, 0, 'short'],
  ['one two three', 7, 0, 'one two\nthree'],
  ['  one two three', 9, 2, '  one two\n  three'],
  ['anunbreakableword x', 5, 0, 'anunbreakableword\nx'],
  ['\u001b[31mone\u001b[39m two three', 7, 1, '\u001b[31mone\u001b[39m two\n three'],
])('%j at %i', (line, width, hanging, expected) => {
  expect(wrapWords(line, { width, hanging })).toBe(expected);
});

test('nothing is broken where nobody looks', () => {
  const line = 'word '.repeat(100);
  expect(wrapWords(line, { width: Number.POSITIVE_INFINITY })).toBe(line);
});
