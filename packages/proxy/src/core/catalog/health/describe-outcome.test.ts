import type { ErrorCode } from '@nanda/protocol/facts';
import { expect, test } from 'vitest';
import { NandaError } from '../../nanda-error.js';
import { describeOutcome } from './describe-outcome.js';

const at = new Date('2026-06-01T00:00:00.000Z');
const checkedAt = at.toISOString();

test('what could be connected to is up', () => {
  expect(describeOutcome({ latency: 12.6, tools: [] }, { at })).toEqual({
    state: 'up',
    checkedAt,
    latency: 13,
  });
});

test.each<[ErrorCode, Readonly<Record<string, unknown>>, string | undefined, string?]>([
  ['SERVICE_AUTH_REQUIRED', {}, 'auth_required'],
  ['UPSTREAM_PROTOCOL_ERROR', {}, 'not_mcp', 'it answers, but not as an MCP server'],
  ['CONNECTION_FAILED', { cause: 'dns' }, 'down', 'its host name could not be resolved'],
  ['CONNECTION_FAILED', { cause: 'refused' }, 'down', 'nothing accepts connections there'],
  ['CONNECTION_FAILED', { cause: 'reset' }, 'down', 'the connection was lost'],
  ['CONNECTION_FAILED', { cause: 'tls' }, 'down', 'no trusted TLS connection could be made'],
  ['CONNECTION_FAILED', { cause: 'timeout' }, 'down', 'it did not answer in time'],
  ['CONNECTION_FAILED', { cause: 'never heard of' }, 'down', 'it does not answer'],
  ['CONNECTION_FAILED', {}, 'down', 'it does not answer'],
  [
    'CONNECTION_FAILED',
    { cause: 'http', status: 500 },
    'not_mcp',
    'it answered with an HTTP error',
  ],
  [
    'CONNECTION_FAILED',
    { cause: 'http', status: 404 },
    'not_mcp',
    'it answered with an HTTP error',
  ],
  ['CONNECTION_FAILED', { cause: 'protocol' }, 'not_mcp', 'what it sent could not be understood'],
  ['CONNECTION_FAILED', { cause: 'http', status: 401 }, 'auth_required'],
  ['CONNECTION_FAILED', { cause: 'http', status: 402 }, 'auth_required'],
  ['CONNECTION_FAILED', { cause: 'http', status: 403 }, 'auth_required'],
  ['CONNECTION_FAILED', { cause: 'http', status: 429 }, 'up', 'it limits how often it is asked'],
  ['UPSTREAM_LOST', {}, 'down', 'the connection was lost'],
  ['CONNECTION_FAILED', { cause: 'endpoint' }, undefined],
  ['CONNECTION_FAILED', { cause: 'spawn' }, undefined],
  ['BLOCKED_ADDRESS', {}, undefined],
  ['CANCELLED', {}, undefined],
  ['OVERLOADED', {}, undefined],
  ['CONNECTION_NOT_READY', {}, undefined],
])('%s %j is %s', (code, details, state, reason) => {
  const outcome = { error: new NandaError(code, 'It says so.', { details }) };
  expect(describeOutcome(outcome, { at })).toEqual(
    state === undefined ? undefined : { state, checkedAt, ...(reason !== undefined && { reason }) },
  );
});

test('a failure of ours says nothing about the service', () => {
  expect(describeOutcome({ error: new TypeError('a bug') }, { at })).toBeUndefined();
});
