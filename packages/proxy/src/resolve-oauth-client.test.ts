import { expect, test } from 'vitest';
import { resolveOAuthClient } from './resolve-oauth-client.js';

const local = 'http://127.0.0.1:3000/oauth/callback';
const environment = {};

test('the document that is given counts everywhere, the own one for the public address alone', () => {
  const publicUrl = 'https://proxy.example';
  const own = resolveOAuthClient({}, { environment, publicUrl });
  expect(own.documentFor(`${publicUrl}/oauth/callback`)).toBe(
    'https://proxy.example/oauth/client-metadata.json',
  );
  expect(own.documentFor(local)).toBeUndefined();
  const insecure = resolveOAuthClient({}, { environment, publicUrl: 'http://proxy.example' });
  expect(insecure.documentFor('http://proxy.example/oauth/callback')).toBeUndefined();
  const given = resolveOAuthClient(
    {},
    { environment: { OAUTH_CLIENT_METADATA_URL: 'https://a.example/client.json' }, publicUrl },
  );
  expect(given.documentFor(local)).toBe('https://a.example/client.json');
});

test.each([
  'http://a.example/client.json',
  'https://a.example',
  'client.json',
  'https://u@a.example/x',
])('%s is no address of a document', (clientMetadataUrl) => {
  expect(() =>
    resolveOAuthClient({ clientMetadataUrl }, { environment, publicUrl: undefined }),
  ).toThrow(TypeError);
});

test('a client needs an issuer and a name', () => {
  for (const client of [
    { issuer: 'issuer', clientId: 'x' },
    { issuer: 'https://issuer.example', clientId: '' },
    { issuer: 'https://issuer.example', clientId: 'x', services: ['https://mcp.example/'] },
    { issuer: 'https://issuer.example', clientId: 'x', services: ['weather'] },
  ]) {
    expect(() =>
      resolveOAuthClient({ clients: [client] }, { environment, publicUrl: undefined }),
    ).toThrow(TypeError);
  }
});
