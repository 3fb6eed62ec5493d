import type { ErrorCode } from '@nanda/protocol/facts';
import { expect, test } from 'vitest';
import { NandaError, type NandaErrorOptions } from '../../nanda-error.js';
import { judgeFailure } from './judge-failure.js';

const cases: readonly (readonly [ErrorCode, NandaErrorOptions, string])[] = [
  ['CONNECTION_FAILED', { details: { cause: 'refused' } }, 'failed'],
  ['CONNECTION_FAILED', { details: { cause: 'http', status: 503 } }, 'failed'],
  ['CONNECTION_FAILED', { details: { cause: 'http', status: 404 } }, 'answered'],
  ['CONNECTION_FAILED', { details: { cause: 'endpoint' }, retryable: false }, 'unknown'],
  ['UPSTREAM_LOST', { retryable: false }, 'failed'],
  ['UPSTREAM_PROTOCOL_ERROR', {}, 'failed'],
  ['TOOL_TIMEOUT', {}, 'failed'],
  ['TOOL_TIMEOUT', { details: { timeout: 60_000 } }, 'failed'],
  ['TOOL_TIMEOUT', { details: { timeout: 500 } }, 'unknown'],
  ['UPSTREAM_ERROR', { details: { status: 500 } }, 'failed'],
  ['UPSTREAM_ERROR', { details: { status: 429 } }, 'answered'],
  ['UPSTREAM_ERROR', { details: { rpc: { code: -32603 } } }, 'answered'],
  ['RESULT_TOO_LARGE', {}, 'answered'],
  ['SERVICE_AUTH_REQUIRED', {}, 'answered'],
  ['CANCELLED', {}, 'unknown'],
  ['INTERNAL_ERROR', {}, 'unknown'],
];

test.each(cases)('%s %j: %s', (code, options, expected) => {
  expect(judgeFailure(new NandaError(code, 'It failed.', options))).toBe(expected);
});

test('a failure of ours says nothing', () => {
  expect(judgeFailure(new TypeError('oops'))).toBe('unknown');
});
