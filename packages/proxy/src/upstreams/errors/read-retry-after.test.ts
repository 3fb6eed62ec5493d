import { expect, test } from 'vitest';

import { readRetryAfter } from './read-retry-after.js';

const now = Date.parse('2026-11-25T12:00:00Z');

test.each([
  ['0', 0],
  [' 7 ', 7],
  ['1.2', 2],
  ['999999999', 86_400],
  ['Wed, 25 Nov 2026 12:00:30 GMT', 30],
  ['Wednesday, 25-Nov-26 12:00:30 GMT', 30],
  ['Wed, 25 Nov 2026 11:00:00 GMT', 0],
  [undefined, undefined],
  ['', undefined],
  ['-1', undefined],
  ['soon', undefined],
  ['Wed, some time', undefined],
])('%s', (field, expected) => {
  expect(readRetryAfter(field, { now })).toBe(expected);
});
