import { expect, test } from 'vitest';
import { describeNetworkFailure } from './describe-network-failure.js';

test.each([
  [{ code: 'ECONNREFUSED', syscall: 'connect' }, true],
  [{ code: 'ENOTFOUND', syscall: 'getaddrinfo' }, true],
  [{ code: 'EHOSTUNREACH', syscall: 'connect' }, true],
  [{ code: 'EHOSTUNREACH', syscall: 'read' }, false],
  [{ code: 'ENETUNREACH', syscall: 'write' }, false],
  [{ code: 'UND_ERR_CONNECT_TIMEOUT' }, true],
  [{ code: 'ECONNRESET', syscall: 'read' }, false],
])('%o means that nothing was sent: %s', (facts, isConnectFailure) => {
  const error = new TypeError('fetch failed', { cause: Object.assign(new Error('no'), facts) });
  expect(describeNetworkFailure(error)).toEqual({ code: facts.code, isConnectFailure });
});
