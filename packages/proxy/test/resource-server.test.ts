import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  discoverOAuthProtectedResourceMetadata,
  extractWWWAuthenticateParams,
} from '@modelcontextprotocol/client';
import { Provider } from 'oidc-provider';
import { expect, test } from 'vitest';
import { createProxy } from '../src/index.js';

const client = { client_id: 'machine', client_secret: 'of-the-machine' };

/** A real authorization server, whose tokens are JWTs for whatever resource they are asked for. */
async function startProvider(): Promise<{ issuer: string } & AsyncDisposable> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      { ...client, grant_types: ['client_credentials'], redirect_uris: [], response_types: [] },
    ],
    scopes: ['catalog:read', 'tools:call', 'nanda'],
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_context: unknown, audience: string) => ({
          scope: 'catalog:read tools:call nanda',
          audience,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  });
  server.on('request', provider.callback());
  return {
    issuer,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function tokenFor(issuer: string, resource: string, scope: string): Promise<string> {
  const answer = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${client.client_id}:${client.client_secret}`).toString('base64')}`,
    },
    body: new URLSearchParams({ grant_type: 'client_credentials', resource, scope }),
  });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  expect(answer.status).toBe(200);
  return token;
}

test('an MCP client finds the authorization server by what it is refused with, and gets in with its token', async () => {
  await using provider = await startProvider();
  const { issuer } = provider;
  const resource = 'https://proxy.example';
  const proxy = createProxy({
    dataDir: ':memory:',
    rateLimits: false,
    publicUrl: resource,
    auth: { mode: 'required', oauth: { issuer, scopeMap: { nanda: ['connections:read'] } } },
  });
  try {
    const { url } = await proxy.listen({ port: 0 });
    const initialize = {
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: {
        protocolVersion: '2025-11-25',
        capabilities: {},
        clientInfo: { name: 'test', version: '1' },
      },
    };
    const begin = (token?: string): Promise<Response> =>
      fetch(`${url}/mcp`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json, text/event-stream',
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify(initialize),
      });
    const told = extractWWWAuthenticateParams(await begin());
    expect(told.resourceMetadataUrl?.href).toBe(
      `${resource}/.well-known/oauth-protected-resource/mcp`,
    );
    expect(told.scope).toContain('tools:call');
    // As the world reaches it, which is this port.
    const metadata = await discoverOAuthProtectedResourceMetadata(
      `${resource}/mcp`,
      told,
      (input) => {
        const { pathname } = new URL(input);
        return fetch(url + pathname);
      },
    );
    expect(metadata.resource).toBe(`${resource}/mcp`);
    expect(metadata.authorization_servers?.[0]).toBe(issuer);

    const token = await tokenFor(issuer, metadata.resource, 'nanda tools:call');
    expect((await begin(token)).status).toBe(200);
    const short = await begin(await tokenFor(issuer, metadata.resource, 'catalog:read'));
    expect(short.status).toBe(403);
    expect(extractWWWAuthenticateParams(short)).toMatchObject({
      error: 'insufficient_scope',
      scope: 'connections:read',
    });
    const others = await begin(await tokenFor(issuer, 'https://other.example', 'nanda'));
    expect(others.status).toBe(401);
    expect(extractWWWAuthenticateParams(others).error).toBe('invalid_token');
  } finally {
    await proxy.close();
  }
});
