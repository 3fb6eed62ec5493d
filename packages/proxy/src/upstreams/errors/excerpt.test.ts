import { expect, test } from 'vitest';

import { excerpt } from './excerpt.js';

test.each([
  ['plain', 'plain'],
  ['<!doctype html><title>It</title>\n<h1>works!</h1>', 'It works!'],
  ['<script>alert(1)</script>after', 'after'],
  ['\u001B[31mred\u001B[0m\u0000', '[31mred [0m'],
  ['a\u202Eb\u200Bc', 'a b c'],
])('%j', (text, expected) => {
  expect(excerpt(text)).toBe(expected);
});

test('is bounded', () => {
  expect(excerpt('x'.repeat(1_000_000), { limit: 10 })).toBe(`${'x'.repeat(9)}…`);
});
