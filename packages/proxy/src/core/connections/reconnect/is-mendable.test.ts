import type { ErrorCode } from '@nanda/protocol/facts';
import { expect, test } from 'vitest';
import { NandaError, type NandaErrorOptions } from '../../nanda-error.js';
import { isMendable } from './is-mendable.js';

const cases: readonly (readonly [ErrorCode, NandaErrorOptions, boolean])[] = [
  ['CONNECTION_FAILED', { details: { cause: 'refused' } }, true],
  ['CONNECTION_FAILED', { details: { cause: 'endpoint' }, retryable: false }, false],
  ['UPSTREAM_LOST', { retryable: false }, true],
  ['UPSTREAM_ERROR', { details: { status: 502 }, retryable: false }, true],
  ['UPSTREAM_ERROR', { details: { status: 400 }, retryable: false }, false],
  ['UPSTREAM_PROTOCOL_ERROR', {}, true],
  ['CIRCUIT_OPEN', {}, true],
  ['SERVICE_AUTH_REQUIRED', {}, false],
  ['BLOCKED_ADDRESS', {}, false],
  ['SERVICE_NOT_FOUND', {}, false],
];

test.each(cases)('%s %j: %s', (code, options, expected) => {
  expect(isMendable(new NandaError(code, 'It failed.', options))).toBe(expected);
});
