import { expect, test } from 'vitest';
import { decideRetry, type Failure } from './decide-retry.js';

const refused: Failure = { kind: 'network', isConnectFailure: true };
const broken: Failure = { kind: 'network', isConnectFailure: false };
const answered = (
  status: number,
  facts: Omit<Failure & { kind: 'response' }, 'kind' | 'status'> = {},
) => ({ kind: 'response', status, ...facts }) as const;

const table: [Failure, { safe: boolean; other: boolean }][] = [
  [refused, { safe: true, other: true }],
  [broken, { safe: true, other: false }],
  [{ kind: 'timeout' }, { safe: true, other: false }],
  [{ kind: 'other' }, { safe: false, other: false }],
  ...[408, 409, 425, 429, 500, 502, 503, 504].map(
    (status): [Failure, { safe: boolean; other: boolean }] => [
      answered(status),
      { safe: true, other: false },
    ],
  ),
  ...[400, 401, 403, 404, 422, 499].map((status): [Failure, { safe: boolean; other: boolean }] => [
    answered(status, { retryAfter: 1 }),
    { safe: false, other: false },
  ]),
  [answered(429, { retryAfter: 10 }), { safe: true, other: true }],
  [answered(503, { retryAfter: 0 }), { safe: true, other: true }],
  [answered(502, { retryAfter: 10 }), { safe: true, other: false }],
  [answered(502, { isRetryable: true }), { safe: true, other: false }],
  [answered(502, { isRetryable: false }), { safe: false, other: false }],
  [answered(503, { isRetryable: false, retryAfter: 10 }), { safe: false, other: false }],
  [answered(503, { shouldRetry: false, retryAfter: 10 }), { safe: false, other: false }],
  [answered(400, { shouldRetry: true, isRetryable: false }), { safe: true, other: true }],
];

test.each(table)('%o', (failure, expected) => {
  expect({
    safe: decideRetry(failure, { isSafe: true, attempt: 1 }) !== undefined,
    other: decideRetry(failure, { isSafe: false, attempt: 1 }) !== undefined,
  }).toEqual(expected);
});

test('waits twice as long each time, up to 8 s, less up to a quarter', () => {
  const delay = (attempt: number, random: number) =>
    decideRetry(refused, { isSafe: true, attempt, random: () => random });
  expect([1, 2, 3, 4, 5, 6].map((attempt) => delay(attempt, 0))).toEqual([
    500, 1000, 2000, 4000, 8000, 8000,
  ]);
  expect(delay(1, 1)).toBe(375);
});

test('waits as long as the server says, but a minute at most, and spreads nothing', () => {
  const delay = (retryAfter: number) =>
    decideRetry(answered(503, { retryAfter }), { isSafe: true, attempt: 3, random: () => 0.5 });
  expect(delay(1234)).toBe(1234);
  expect(delay(0)).toBe(0);
  expect(delay(3_600_000)).toBe(60_000);
});
