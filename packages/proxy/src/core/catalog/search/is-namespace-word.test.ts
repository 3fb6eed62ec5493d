import { expect, test } from 'vitest';
import { isNamespaceWord } from './is-namespace-word.js';

test.each(['io', 'com', 'GitHub', 'WWW', 'https', 'mcp'])('%s says only where it lies', (word) => {
  expect(isNamespaceWord(word)).toBe(true);
});

test.each(['acme', 'weather', 'githubs', ''])('%j may be what is meant', (word) => {
  expect(isNamespaceWord(word)).toBe(false);
});
