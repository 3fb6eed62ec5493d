import { expect, test } from 'vitest';
import { formatProgress } from './format-progress.js';

test.each([
  [{ progress: 0, total: 4 }, '░░░░ 0/4'],
  [{ progress: 1, total: 4 }, '█░░░ 1/4'],
  [{ progress: 4, total: 4 }, '████ 4/4'],
  [{ progress: 9, total: 4 }, '████ 9/4'],
  [{ progress: -1, total: 4 }, '░░░░ -1/4'],
  [{ progress: 3 }, '3'],
  [{ progress: 3, total: 0 }, '3'],
  [{ progress: Number.NaN, total: 4 }, ''],
  [{ message: 'only words' }, ''],
])('%j', (progress, expected) => {
  expect(formatProgress(progress, { columns: 4 })).toBe(expected);
});
