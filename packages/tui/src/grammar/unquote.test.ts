import { expect, test } from 'vitest';
import { unquote } from './unquote.js';

test.each([
  ['plain words', 'plain words'],
  ['"New York"', 'New York'],
  ["'New York'", 'New York'],
  [String.raw`"say \"hi\""`, 'say "hi"'],
  ['"a" "b"', '"a" "b"'],
  ['"open', '"open'],
  ['"', '"'],
  ["it's", "it's"],
  ['', ''],
])('%j is %j', (text, expected) => {
  expect(unquote(text)).toBe(expected);
});
