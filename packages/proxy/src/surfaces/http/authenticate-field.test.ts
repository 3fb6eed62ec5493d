import { expect, test } from 'vitest';
import { NandaError } from '../../core/nanda-error.js';
import { authenticateField } from './authenticate-field.js';

const place = { path: '/v2/connections', origin: 'https://proxy.example', hasAccounts: true };
const root = 'resource_metadata="https://proxy.example/.well-known/oauth-protected-resource"';

test('says where tokens are to be had, and what for', () => {
  const nothing = new NandaError('UNAUTHENTICATED', '');
  expect(authenticateField(nothing, place)).toBe(`Bearer ${root}`);
  expect(authenticateField(nothing, { ...place, path: '/mcp/service/a%2Fb' })).toBe(
    'Bearer scope="catalog:read connections:read connections:write tools:call", resource_metadata="https://proxy.example/.well-known/oauth-protected-resource/mcp/service/a%2Fb"',
  );
  for (const reason of ['invalid_token', 'invalid_key', 'session_over']) {
    const error = new NandaError('UNAUTHENTICATED', '', { details: { reason } });
    expect(authenticateField(error, place)).toBe(`Bearer error="invalid_token", ${root}`);
  }
  const missing = new NandaError('FORBIDDEN', '', { details: { permission: 'tools:call' } });
  expect(authenticateField(missing, place)).toBe(
    `Bearer error="insufficient_scope", scope="tools:call", ${root}`,
  );
});

test('a proxy with a token of its own names nobody else', () => {
  const error = new NandaError('UNAUTHENTICATED', '');
  expect(authenticateField(error, { ...place, hasAccounts: false })).toBe('Bearer');
});

test('says nothing of what has nothing to do with it, and nothing that could break out', () => {
  expect(authenticateField(new NandaError('NOT_FOUND', ''), place)).toBeUndefined();
  expect(authenticateField(new NandaError('SERVICE_AUTH_REQUIRED', ''), place)).toBeUndefined();
  expect(authenticateField(new NandaError('FORBIDDEN', ''), place)).toBeUndefined();
  for (const scope of ['a"b', 'a\r\nset-cookie: x', 'ä', 'a\\b', {}]) {
    const error = new NandaError('FORBIDDEN', '', { details: { scope } });
    expect(authenticateField(error, place)).toBe(`Bearer error="insufficient_scope", ${root}`);
  }
});
