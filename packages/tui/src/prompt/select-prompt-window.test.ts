import { expect, test } from 'vitest';
import { selectPromptWindow } from './select-prompt-window.js';

test.each([
  ['', 0, 10, ['', ' ', '']],
  ['abc', 3, 10, ['abc', ' ', '']],
  ['abc', 1, 10, ['a', 'b', 'c']],
  ['abcdefghijkl', 12, 5, ['ijkl', ' ', '']],
  ['abcdefghijkl', 0, 5, ['', 'a', 'bcde']],
  ['a👩‍👩‍👧b', 1, 10, ['a', '👩‍👩‍👧', 'b']],
])('%j with the cursor at %i in %i columns', (text, cursor, columns, expected) => {
  const { before, under, after } = selectPromptWindow(text, { cursor, columns });
  expect([before, under, after]).toEqual(expected);
});

test('never takes more columns than there are', () => {
  const text = 'abcdefghijklmnopqrstuvwxyz';
  for (let columns = 1; columns < 30; columns += 1) {
    for (let cursor = 0; cursor <= text.length; cursor += 1) {
      const { before, under, after } = selectPromptWindow(text, { cursor, columns });
      expect((before + under + after).length).toBeLessThanOrEqual(columns);
    }
  }
});
