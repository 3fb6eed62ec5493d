import { expect, test } from 'vitest';
import { parseRetryAfter } from './parse-retry-after.js';

const now = () => Date.parse('2026-01-01T00:00:00Z');

test.each([
  [{ 'retry-after': '2' }, 2000],
  [{ 'retry-after': '0' }, 0],
  [{ 'retry-after-ms': '150', 'retry-after': '2' }, 150],
  [{ 'retry-after': 'Thu, 01 Jan 2026 00:00:05 GMT' }, 5000],
  [{ 'retry-after': 'Wed, 31 Dec 2025 23:59:00 GMT' }, 0],
  [{ 'retry-after': '-1' }, undefined],
  [{ 'retry-after': 'soon' }, undefined],
  [{}, undefined],
])('%o is %s ms', (headers: Record<string, string>, expected) => {
  expect(parseRetryAfter(new Headers(headers), { now })).toBe(expected);
});
