import { expect, test } from 'vitest';
import { unknownRoute } from './unknown-route.js';

test.each([
  ['GET', '/v2/nowhere', 'NOT_FOUND', /nothing at \/v2\/nowhere/],
  ['POST', '/v2/services', 'METHOD_NOT_ALLOWED', /does not take POST. It takes GET/],
  ['GET', '/v2/ws', 'NOT_FOUND', /is a WebSocket/],
  ['POST', '/v2/auth/login', 'NOT_FOUND', /has no accounts/],
  ['DELETE', '/v2/auth/api-keys/a', 'NOT_FOUND', /has no accounts/],
  ['GET', '/v2/auth/login', 'NOT_FOUND', /nothing at \/v2\/auth\/login/],
])('%s %s is %s', (method, path, code, message) => {
  const error = unknownRoute({ method, path });
  expect(error.code).toBe(code);
  expect(error.message).toMatch(message);
});
