import type { Connection } from '@nanda/protocol';
import {
  startAuthorizationServer,
  startOAuthService,
  waitFor,
  type AuthorizationServer,
} from '@nanda/testing';
import { expect, test } from 'vitest';
import { openOAuth, type OAuthStack } from './open-oauth.js';

/** A service that remembers who was let in: it works on while the authorization server is away. */
function remembering({ inspect }: AuthorizationServer): AuthorizationServer['inspect'] {
  const known = new Map<string, Awaited<ReturnType<AuthorizationServer['inspect']>>>();
  return async (token) => {
    const facts = known.get(token) ?? (await inspect(token));
    known.set(token, facts);
    return facts;
  };
}

async function connectAuthorized(stack: OAuthStack): Promise<Connection> {
  await stack.connect();
  expect(await stack.authorize()).toMatchObject({ state: 'authorized' });
  const { data, status } = await stack.connect();
  expect(status).toBe(201);
  return data;
}

test('a token that ends is renewed while calls go on, and none of them notices', async () => {
  await using authorizationServer = await startAuthorizationServer({ accessTokenLife: 2 });
  await using service = await startOAuthService({ authorizationServer });
  await using stack = await openOAuth(service);
  const { id } = await connectAuthorized(stack);
  await waitFor(
    async () => {
      expect(await stack.call(id)).toMatchObject({ status: 200 });
      return authorizationServer.refreshes >= 2;
    },
    { description: 'two renewals', timeout: 20_000 },
  );
  expect(service.sessionCount).toBeLessThanOrEqual(1);
  const { data } = await stack.ask<{ sessions: object }>('GET', `/v2/connections/${id}/metrics`);
  expect(data.sessions).toMatchObject({ opened: 1, lost: 0 });
});

test('a token that is refused in mid-life is renewed once for all calls, and each of them runs once', async () => {
  await using authorizationServer = await startAuthorizationServer();
  await using service = await startOAuthService({ authorizationServer });
  await using stack = await openOAuth(service);
  const { id } = await connectAuthorized(stack);
  authorizationServer.revoke('access');
  const answers = await Promise.all(Array.from({ length: 12 }, () => stack.call(id)));
  expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(200));
  expect(authorizationServer.refreshes).toBe(1);
});

test('a connection says when its token ends, also after it was renewed', async () => {
  await using authorizationServer = await startAuthorizationServer({ accessTokenLife: 3600 });
  await using service = await startOAuthService({ authorizationServer });
  await using stack = await openOAuth(service);
  const { id, auth } = await connectAuthorized(stack);
  const [kept] = await stack.credentials();
  expect(auth).toEqual({ type: 'oauth2', expiresAt: kept?.expiresAt });
  expect(Date.parse(auth?.expiresAt ?? '')).toBeGreaterThan(Date.now());
  authorizationServer.revoke('access');
  await stack.call(id);
  const [renewed] = await stack.credentials();
  expect(renewed?.expiresAt).not.toBe(kept?.expiresAt);
  expect(await stack.ask('GET', `/v2/connections/${id}`)).toMatchObject({
    data: { auth: { type: 'oauth2', expiresAt: renewed?.expiresAt } },
  });
});

test('the token of one call that is refused says nothing of the connection', async () => {
  await using authorizationServer = await startAuthorizationServer();
  await using service = await startOAuthService({ authorizationServer });
  await using stack = await openOAuth(service);
  const { id } = await connectAuthorized(stack);
  const path = `/v2/connections/${id}`;
  const refused = await stack.ask('POST', `${path}/tools/getCurrentWeather/execute`, {
    parameters: { location: 'New York' },
    auth: { type: 'token', credentials: { token: 'of somebody else' } },
  });
  expect(refused).toMatchObject({
    status: 401,
    error: { code: 'SERVICE_AUTH_REQUIRED', details: { challenge: { reason: 'refused' } } },
  });
  expect(await stack.ask('GET', path)).toMatchObject({ data: { state: 'connected' } });
  expect(authorizationServer.refreshes).toBe(0);
  expect(await stack.call(id)).toMatchObject({ status: 200 });
  expect(await stack.ask('GET', `${path}/metrics`)).toMatchObject({
    data: { sessions: { opened: 1 } },
  });
});

test('revoked: the challenge says so, the connection waits, and goes on by itself once it is authorized again', async () => {
  await using authorizationServer = await startAuthorizationServer();
  await using service = await startOAuthService({ authorizationServer });
  await using stack = await openOAuth(service);
  const { id } = await connectAuthorized(stack);
  authorizationServer.revoke('all');
  const refused = await stack.call(id);
  expect(refused).toMatchObject({
    status: 401,
    error: {
      code: 'SERVICE_AUTH_REQUIRED',
      details: { challenge: { kind: 'oauth2', reason: 'expired' } },
    },
  });
  const path = `/v2/connections/${id}`;
  expect(await stack.ask('GET', path)).toMatchObject({
    data: { state: 'failed', failure: { code: 'SERVICE_AUTH_REQUIRED' } },
  });
  expect(await stack.credentials()).toMatchObject([{ isRenewable: false }]);

  // A use in vain does not ask the issuer again and again.
  const asked = authorizationServer.requests.filter(({ path: at }) => at === '/token').length;
  for (let use = 0; use < 3; use += 1) {
    expect(await stack.call(id)).toMatchObject({ status: 401 });
  }
  const now = authorizationServer.requests.filter(({ path: at }) => at === '/token').length;
  expect(now).toBe(asked);

  expect(await stack.authorize()).toMatchObject({ state: 'authorized' });
  expect(await stack.call(id)).toMatchObject({ status: 200 });
  expect(await stack.ask('GET', path)).toMatchObject({ data: { state: 'connected' } });
});

test('expired, and nothing renews it: the challenge says so until it is authorized again', async () => {
  await using authorizationServer = await startAuthorizationServer({
    accessTokenLife: 2,
    renews: false,
  });
  await using service = await startOAuthService({ authorizationServer });
  await using stack = await openOAuth(service);
  const { id } = await connectAuthorized(stack);
  const expired = await waitFor(
    async () => {
      const answer = await stack.call(id);
      return answer.status !== 200 && answer;
    },
    { description: 'the end of the token', timeout: 20_000, interval: 100 },
  );
  expect(expired).toMatchObject({
    status: 401,
    error: {
      code: 'SERVICE_AUTH_REQUIRED',
      details: { challenge: { kind: 'oauth2', reason: 'expired' } },
    },
  });
  expect(await stack.ask('GET', `/v2/connections/${id}`)).toMatchObject({
    data: { state: 'failed' },
  });
  expect(await stack.authorize()).toMatchObject({ state: 'authorized' });
  expect(await stack.call(id)).toMatchObject({ status: 200 });
});

test('while the issuer is away its token is used to the end; then it may be tried again, and nothing is lost', async () => {
  await using authorizationServer = await startAuthorizationServer({ accessTokenLife: 6 });
  const { issuer } = authorizationServer;
  const inspect = remembering(authorizationServer);
  await using service = await startOAuthService({ authorizationServer: { issuer, inspect } });
  await using stack = await openOAuth(service);
  const { id } = await connectAuthorized(stack);
  await authorizationServer.crash();
  expect(await stack.call(id)).toMatchObject({ status: 200 });
  const away = await waitFor(
    async () => {
      const answer = await stack.call(id);
      return answer.status !== 200 && answer;
    },
    { description: 'the end of the token', timeout: 20_000, interval: 100 },
  );
  expect(away).toMatchObject({
    status: 502,
    error: { code: 'CONNECTION_FAILED', retryable: true },
  });
  await authorizationServer.restart();
  expect(await stack.call(id)).toMatchObject({ status: 200 });
  expect(authorizationServer.refreshes).toBe(1);
});

test('two proxies with one store renew once: the other reads what was got', async () => {
  await using authorizationServer = await startAuthorizationServer();
  await using service = await startOAuthService({ authorizationServer });
  await using first = await openOAuth(service);
  await using second = await openOAuth(service, { beside: first });
  const one = await connectAuthorized(first);
  const other = await second.connect();
  expect(other).toMatchObject({ status: 201, data: { auth: { type: 'oauth2' } } });
  for (let round = 1; round <= 3; round += 1) {
    authorizationServer.revoke('access');
    const answers = await Promise.all([
      first.call(one.id),
      second.call(other.data.id),
      first.call(one.id),
      second.call(other.data.id),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(authorizationServer.refreshes).toBe(round);
  }
});

test('another proxy with the same store knows the connection, and how to get in', async () => {
  await using authorizationServer = await startAuthorizationServer();
  await using service = await startOAuthService({ authorizationServer });
  await using first = await openOAuth(service);
  const { id } = await connectAuthorized(first);
  await using second = await openOAuth(service, { beside: first });
  expect(await second.call(id)).toMatchObject({ status: 200 });
});

test('deleted credentials are taken back at the issuer, and let nobody in any more', async () => {
  await using authorizationServer = await startAuthorizationServer();
  await using service = await startOAuthService({ authorizationServer });
  await using stack = await openOAuth(service);
  const { id } = await connectAuthorized(stack);
  const [credential] = await stack.credentials();
  expect(await stack.ask('DELETE', `/v2/credentials/${credential?.id}`)).toMatchObject({
    status: 200,
  });
  expect(authorizationServer.requests).toContainEqual(
    expect.objectContaining({ path: '/token/revocation' }),
  );
  expect(await stack.call(id)).toMatchObject({
    status: 401,
    error: { code: 'SERVICE_AUTH_REQUIRED' },
  });
});

test('a service that takes no token is not asked for ever', async () => {
  await using authorizationServer = await startAuthorizationServer();
  // Tokens are for the whole host, and the service takes only such as are for itself.
  await using service = await startOAuthService({
    authorizationServer,
    metadata: (url) => ({
      resource: new URL('/', url).href,
      authorization_servers: [authorizationServer.issuer],
      scopes_supported: ['mcp:read'],
    }),
  });
  await using stack = await openOAuth(service);
  await stack.connect();
  expect(await stack.authorize()).toMatchObject({ state: 'authorized' });
  for (let use = 0; use < 6; use += 1) {
    expect(await stack.connect()).toMatchObject({
      status: 401,
      error: {
        code: 'SERVICE_AUTH_REQUIRED',
        details: { challenge: { kind: 'oauth2', reason: 'refused' } },
      },
    });
  }
  expect(authorizationServer.refreshes).toBeLessThanOrEqual(3);
});

test('a call that needs more says which scopes, and works by itself when they are granted', async () => {
  await using authorizationServer = await startAuthorizationServer();
  await using service = await startOAuthService({
    authorizationServer,
    scope: 'mcp:read',
    toolScope: () => 'mcp:write',
  });
  await using stack = await openOAuth(service);
  const { id } = await connectAuthorized(stack);
  expect(await stack.call(id)).toMatchObject({
    status: 401,
    error: {
      code: 'SERVICE_AUTH_REQUIRED',
      details: { challenge: { reason: 'insufficient_scope', scope: 'mcp:write' } },
    },
  });
  // It is this call alone that is not let in.
  expect(await stack.ask('GET', `/v2/connections/${id}`)).toMatchObject({
    data: { state: 'connected' },
  });
  expect(authorizationServer.refreshes).toBe(0);
  const begun = await stack.begin({ scope: 'mcp:write' });
  expect(begun.data.scope?.split(' ').toSorted()).toEqual(
    ['mcp:read', 'mcp:write', 'offline_access'].toSorted(),
  );
  await stack.agree(begun.data);
  expect(await stack.call(id)).toMatchObject({ status: 200 });
});

test('a client that is let in by itself gets its tokens without anybody', async () => {
  const clientId = 'a robot';
  const clientSecret = 'it: knows/this+well%';
  await using authorizationServer = await startAuthorizationServer({
    accessTokenLife: 2,
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [],
        response_types: [],
        grant_types: ['client_credentials'],
        token_endpoint_auth_method: 'client_secret_basic',
      },
    ],
  });
  await using service = await startOAuthService({ authorizationServer, scope: 'mcp:read' });
  await using stack = await openOAuth(service);
  const auth = { type: 'oauth2', grant: 'client_credentials', clientId, clientSecret };
  const { status, data } = await stack.connect(auth);
  expect(status).toBe(201);
  const given = (): number =>
    authorizationServer.requests.filter(({ grantType }) => grantType === 'client_credentials')
      .length;
  await waitFor(
    async () => {
      expect(await stack.call(data.id)).toMatchObject({ status: 200 });
      return given() >= 3;
    },
    { description: 'two more tokens', timeout: 20_000 },
  );
  const refused = await stack.connect({ ...auth, clientSecret: 'wrong' });
  expect(refused).toMatchObject({
    status: 401,
    error: { code: 'SERVICE_AUTH_REQUIRED', details: { challenge: { reason: 'refused' } } },
  });
  expect(JSON.stringify([refused, stack.log])).not.toContain(clientSecret);
  expect(await stack.connect({ ...auth, clientSecret: undefined })).toMatchObject({
    status: 400,
    error: { code: 'VALIDATION_ERROR' },
  });
});
