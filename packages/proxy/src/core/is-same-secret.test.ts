import { expect, test } from 'vitest';
import { isSameSecret } from './is-same-secret.js';

test.each([
  ['secret', 'secret', true],
  ['', '', true],
  ['ключ', 'ключ', true],
  ['secret', 'Secret', false],
  ['secret', 'secret ', false],
  ['', 'secret', false],
  ['x'.repeat(1e6), 'secret', false],
])('whether %j is %j: %j', (sent, expected, isSame) => {
  expect(isSameSecret(sent, expected)).toBe(isSame);
});
