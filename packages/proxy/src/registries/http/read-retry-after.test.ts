import { expect, test } from 'vitest';
import { readRetryAfter } from './read-retry-after.js';

const now = Date.parse('2026-01-01T00:00:00Z');

test.each<[Record<string, string>, number | undefined]>([
  [{ 'retry-after': '7' }, 7_000],
  [{ 'retry-after': ' 0.5 ' }, 500],
  [{ 'retry-after': 'Thu, 01 Jan 2026 00:00:30 GMT' }, 30_000],
  [{ 'retry-after': 'Wed, 31 Dec 2025 00:00:00 GMT' }, 0],
  [{ 'retry-after': '-5' }, undefined],
  [{ 'retry-after': '1e9' }, undefined],
  [{ 'retry-after': '2026' }, 2_026_000],
  [{ 'retry-after': 'soon' }, undefined],
  [{ 'retry-after': '99999999' }, 604_800_000],
  [{ 'x-ratelimit-reset': '12' }, 12_000],
  [{ 'x-ratelimit-reset': String(now / 1_000 + 9) }, 9_000],
  [{ 'x-ratelimit-reset': String(now + 9_000) }, 9_000],
  [{ 'ratelimit-reset': '3', 'x-ratelimit-reset': '4' }, 3_000],
  [{ 'x-ratelimit-remaining-minute': '0', 'x-ratelimit-remaining-hour': '7' }, 60_000],
  [{ 'x-ratelimit-remaining-minute': '0', 'x-ratelimit-remaining-hour': '0' }, 3_600_000],
  [{ 'x-ratelimit-remaining-day': '0' }, 86_400_000],
  [{ 'x-ratelimit-remaining-minute': '3' }, undefined],
  [{}, undefined],
])('%j asks for %j ms', (headers, wait) => {
  expect(readRetryAfter(new Headers(headers), { now })).toBe(wait);
});
