import { expect, test } from 'vitest';
import { toolWord } from './tool-word.js';

test.each([
  ['getMenu', 'getMenu'],
  ['coffee/get-menu', 'coffee/get-menu'],
  ['my tool', "'my tool'"],
  ['-rf', '-- -rf'],
  ['--help; id', "-- '--help; id'"],
])('%j is typed as %j', (name, word) => {
  expect(toolWord(name)).toBe(word);
});
