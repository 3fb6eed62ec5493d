import { expect, test } from 'vitest';

import { describeConnectFailure } from './describe-connect-failure.js';

const withCode = (code: string): Error => Object.assign(new Error(code), { code });

test.each([
  ['ENOTFOUND', 'dns'],
  ['EAI_AGAIN', 'dns'],
  ['ECONNREFUSED', 'refused'],
  ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
  ['ECONNRESET', 'reset'],
  ['UND_ERR_SOCKET', 'reset'],
  ['HPE_INVALID_CONSTANT', 'protocol'],
])('%s is %s, also as a cause and in an aggregate', (code, cause) => {
  const wrapped = new TypeError('fetch failed', { cause: new AggregateError([withCode(code)]) });
  expect(describeConnectFailure(withCode(code))).toMatchObject({ cause, code });
  expect(describeConnectFailure(wrapped)).toMatchObject({ cause, code });
});

test('an HTTP status, an abort and the unknown', () => {
  expect(describeConnectFailure(Object.assign(new Error('no'), { status: 500 })).cause).toBe(
    'http',
  );
  expect(
    describeConnectFailure(AbortSignal.timeout(0).reason ?? new DOMException('', 'TimeoutError'))
      .cause,
  ).toBe('timeout');
  expect(describeConnectFailure('text').cause).toBe('protocol');
});

test('a cycle of causes ends', () => {
  const error = new Error('first');
  error.cause = new Error('second', { cause: error });
  expect(describeConnectFailure(error).cause).toBe('protocol');
});
