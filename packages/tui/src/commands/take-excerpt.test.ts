import { expect, test } from 'vitest';
import { takeExcerpt } from './take-excerpt.js';

test.each([
  ['', { excerpt: '', linesLeft: 0, charactersLeft: 0 }],
  ['a\nb', { excerpt: 'a\nb', linesLeft: 0, charactersLeft: 0 }],
  ['a\nb\n', { excerpt: 'a\nb\n', linesLeft: 0, charactersLeft: 0 }],
  ['a\nb\nc', { excerpt: 'a\nb', linesLeft: 1, charactersLeft: 2 }],
  ['a\nb\nc\nd\n', { excerpt: 'a\nb', linesLeft: 2, charactersLeft: 5 }],
])('%j', (text, expected) => {
  expect(takeExcerpt(text, { lines: 2 })).toEqual(expected);
});

test('a text of one long line is cut as well', () => {
  const { excerpt, linesLeft, charactersLeft } = takeExcerpt('x'.repeat(1e7), { lines: 40 });
  expect(excerpt).toHaveLength(16_000);
  expect({ linesLeft, charactersLeft }).toEqual({ linesLeft: 0, charactersLeft: 1e7 - 16_000 });
});
