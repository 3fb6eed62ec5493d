import { expect, test } from 'vitest';
import { foldWord } from './fold-word.js';

test.each([
  ['Weather', 'weather'],
  ['CRÈME', 'creme'],
  ['Ångström', 'angstrom'],
  ['ПРИВЕТ', 'привет'],
  ['天気', '天気'],
  ['v2', 'v2'],
])('%s is held as %s', (word, folded) => {
  expect(foldWord(word)).toBe(folded);
});
