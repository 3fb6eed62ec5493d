import { expect, test } from 'vitest';
import { describeRange } from './describe-range.js';

const { MAX_SAFE_INTEGER: most, MIN_SAFE_INTEGER: least } = Number;

test.each([
  [{ minimum: 1, maximum: 10 }, '1 to 10'],
  [{ minimum: 1 }, 'at least 1'],
  [{ exclusiveMinimum: 0, maximum: 5 }, 'more than 0 and at most 5'],
  [{ minimum: 0, exclusiveMinimum: true }, 'more than 0'],
  [{}, ''],
  [{ minimum: least, maximum: most }, ''],
  [{ minimum: 1, maximum: most }, 'at least 1'],
])('%j', (limits, words) => {
  expect(describeRange(limits)).toBe(words);
});
