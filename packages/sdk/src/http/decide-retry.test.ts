import { expect, test } from 'vitest';
import { decideRetry, type Failure, type Repetition } from './decide-retry.js';

const refused: Failure = { kind: 'network', isConnectFailure: true };
const broken: Failure = { kind: 'network', isConnectFailure: false };
const answered = (
  status: number,
  facts: Omit<Failure & { kind: 'response' }, 'kind' | 'status'> = {},
) => ({ kind: 'response', status, ...facts }) as const;

/** What becomes of a failure for each {@link Repetition}. */
const verdicts = {
  always: { safe: true, idempotent: true, keyed: true, unsafe: true },
  keyed: { safe: true, idempotent: true, keyed: true, unsafe: false },
  harmless: { safe: true, idempotent: true, keyed: false, unsafe: false },
  reads: { safe: true, idempotent: false, keyed: false, unsafe: false },
  never: { safe: false, idempotent: false, keyed: false, unsafe: false },
};

const table: [Failure, keyof typeof verdicts][] = [
  [refused, 'always'],
  [broken, 'reads'],
  [{ kind: 'timeout' }, 'reads'],
  ...[408, 409, 425, 429, 500, 502, 503, 504].map((status): [Failure, 'harmless'] => [
    answered(status),
    'harmless',
  ]),
  ...[400, 401, 403, 404, 422, 499].map((status): [Failure, 'never'] => [
    answered(status, { retryAfter: 1 }),
    'never',
  ]),
  [answered(429, { retryAfter: 10 }), 'keyed'],
  [answered(503, { retryAfter: 0 }), 'keyed'],
  [answered(429, { retryAfter: 10, code: 'RATE_LIMITED' }), 'always'],
  [answered(503, { retryAfter: 0, code: 'OVERLOADED' }), 'always'],
  [answered(503, { code: 'OVERLOADED' }), 'harmless'],
  [answered(503, { retryAfter: 10, code: 'CIRCUIT_OPEN' }), 'keyed'],
  [answered(500, { retryAfter: 10, code: 'OVERLOADED' }), 'harmless'],
  [answered(502, { retryAfter: 10 }), 'harmless'],
  [answered(502, { isRetryable: true }), 'harmless'],
  [answered(502, { isRetryable: false }), 'never'],
  [answered(503, { isRetryable: false, retryAfter: 10 }), 'never'],
  [answered(503, { shouldRetry: false, retryAfter: 10, code: 'OVERLOADED' }), 'never'],
  [answered(400, { shouldRetry: true, isRetryable: false }), 'keyed'],
  [answered(503, { shouldRetry: true, retryAfter: 10 }), 'keyed'],
  [answered(503, { shouldRetry: true, retryAfter: 10, code: 'OVERLOADED' }), 'always'],
];

test.each(table)('%o is sent again: %s', (failure, expected) => {
  const isSentAgain = (repetition: Repetition) =>
    decideRetry(failure, { repetition, attempt: 1 }) !== undefined;
  expect({
    safe: isSentAgain('safe'),
    idempotent: isSentAgain('idempotent'),
    keyed: isSentAgain('keyed'),
    unsafe: isSentAgain('unsafe'),
  }).toEqual(verdicts[expected]);
});

test('waits twice as long each time, up to 8 s, less up to a quarter', () => {
  const delay = (attempt: number, random: number) =>
    decideRetry(refused, { repetition: 'safe', attempt, random: () => random });
  expect([1, 2, 3, 4, 5, 6].map((attempt) => delay(attempt, 0))).toEqual([
    500, 1000, 2000, 4000, 8000, 8000,
  ]);
  expect(delay(1, 1)).toBe(375);
});

test('waits as long as the server says, but a minute at most, and spreads nothing', () => {
  const delay = (retryAfter: number) =>
    decideRetry(answered(503, { retryAfter }), {
      repetition: 'safe',
      attempt: 3,
      random: () => 0.5,
    });
  expect(delay(1234)).toBe(1234);
  expect(delay(0)).toBe(0);
  expect(delay(3_600_000)).toBe(60_000);
});
