import { expect, test } from 'vitest';
import { canHear } from './can-hear.js';

const now = 1_800_000_000_000;

test.each([
  ['has just started', true, { beat: now - 5, steadySince: 0 }],
  ['beats in time', true, { beat: now - 5_000, steadySince: 0 }],
  ['has slept, and did not beat since', false, { beat: now - 28_800_000, steadySince: 0 }],
  ['has beaten again after a pause', false, { beat: now - 1_000, steadySince: now - 6_000 }],
  ['is steady again', true, { beat: now - 1_000, steadySince: now - 15_001 }],
  ['was taken for gone', false, undefined],
])('a process that %s: %s', (_name, expected, self) => {
  expect(canHear({ now, self })).toBe(expected);
});
