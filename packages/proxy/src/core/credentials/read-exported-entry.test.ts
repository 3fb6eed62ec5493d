import { expect, test } from 'vitest';
import { readExportedEntry } from './read-exported-entry.js';

const tokens = {
  accessToken: 'access',
  refreshToken: 'refresh',
  scope: 'read write',
  obtainedAt: '2026-01-01T00:00:00.000Z',
  expiresAt: '2026-01-01T01:00:00.000Z',
  issuer: 'https://issuer.example',
  resource: 'https://service.example/mcp',
  client: { clientId: 'client', origin: 'registered' },
};
const entry = {
  serviceId: 'service',
  type: 'oauth2',
  place: 'https://service.example/mcp',
  updatedAt: '2026-01-01T00:00:00.000Z',
  secret: { tokens },
};

test('tokens are read as they were written', () => {
  expect(readExportedEntry(entry)).toEqual(entry);
  const bare = { ...entry, type: 'bearer', secret: { type: 'bearer', token: 't' } };
  expect(readExportedEntry(bare)).toEqual(bare);
});

const { client } = tokens;
test.each([
  ['no tokens', undefined],
  ['a token that is a number', { ...tokens, accessToken: 1 }],
  ['a token with a line of its own', { ...tokens, accessToken: 'a\r\nX-Admin: 1' }],
  ['no token', { ...tokens, accessToken: '' }],
  ['a refresh token that is none', { ...tokens, refreshToken: {} }],
  ['no moment', { ...tokens, obtainedAt: 'yesterday' }],
  ['an end that is none', { ...tokens, expiresAt: 7 }],
  ['no issuer', { ...tokens, issuer: undefined }],
  ['no client', { ...tokens, client: {} }],
  ['a secret that is none', { ...tokens, client: { ...client, clientSecret: 1 } }],
])('not %s', (_, changed) => {
  expect(readExportedEntry({ ...entry, secret: { tokens: changed } })).toBeUndefined();
});
