import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { browse, startAuthorizationServer, startOAuthService } from '@nanda/testing';
import { expect, test } from 'vitest';
import { openOAuth } from './open-oauth.js';

test('first login: challenge, consent in the browser, tokens in the vault, a connection that uses them', async () => {
  await using authorizationServer = await startAuthorizationServer();
  await using service = await startOAuthService({ authorizationServer, scope: 'mcp:read' });
  await using stack = await openOAuth(service);

  const refused = await stack.connect();
  expect(refused).toMatchObject({
    status: 401,
    error: {
      code: 'SERVICE_AUTH_REQUIRED',
      details: { challenge: { kind: 'oauth2', reason: 'missing', scope: 'mcp:read', fields: [] } },
    },
  });

  const begun = await stack.begin();
  expect(begun).toMatchObject({
    status: 201,
    data: {
      state: 'pending',
      issuer: authorizationServer.issuer,
      redirectUrl: `${stack.url}/oauth/callback`,
      scope: 'mcp:read offline_access',
    },
  });
  const page = new URL(begun.data.url ?? '');
  expect(Object.fromEntries(page.searchParams)).toMatchObject({
    response_type: 'code',
    code_challenge_method: 'S256',
    resource: service.url,
    redirect_uri: `${stack.url}/oauth/callback`,
    prompt: 'consent',
  });

  const visit = await stack.agree(begun.data);
  expect(visit).toMatchObject({ status: 200 });
  expect(visit.text).toContain('It is authorized');
  expect(await stack.ask('GET', `/v2/authorizations/${begun.data.id}?wait=10`)).toMatchObject({
    data: { state: 'authorized' },
  });
  expect(await stack.credentials()).toMatchObject([
    { type: 'oauth2', isRenewable: true, issuer: authorizationServer.issuer, place: service.url },
  ]);

  const connected = await stack.connect();
  expect(connected).toMatchObject({
    status: 201,
    data: { state: 'connected', auth: { type: 'oauth2' } },
  });
  expect(await stack.call(connected.data.id)).toMatchObject({ status: 200 });
  const { data: audit } = await stack.ask<{ type: string; outcome: string }[]>('GET', '/v2/audit');
  expect(audit).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ type: 'authorization.started', outcome: 'success' }),
      expect.objectContaining({ type: 'authorization.finished', outcome: 'success' }),
    ]),
  );
});

test('headless: nobody opens anything, the wait has an end, and it can be given up', async () => {
  await using authorizationServer = await startAuthorizationServer();
  await using service = await startOAuthService({ authorizationServer });
  await using stack = await openOAuth(service);
  const begun = await stack.begin();
  const path = `/v2/authorizations/${begun.data.id}`;
  expect(await stack.ask('GET', `${path}?wait=1`)).toMatchObject({ data: { state: 'pending' } });
  const waiting = stack.ask('GET', `${path}?wait=60`);
  const cancelled = await stack.ask<object>('DELETE', path);
  expect(cancelled).toMatchObject({ data: { state: 'cancelled' } });
  expect(cancelled.data).not.toHaveProperty('url');
  expect(await waiting).toMatchObject({ data: { state: 'cancelled' } });
  // Whoever agrees now is too late.
  const late = await stack.agree(begun.data);
  expect(late).toMatchObject({ status: 400 });
  expect(late.text).toContain('Nobody waits for this');
  expect(await stack.credentials()).toEqual([]);
});

test('the address at which the browser ended can be handed in, by its owner and once', async () => {
  await using authorizationServer = await startAuthorizationServer();
  await using service = await startOAuthService({ authorizationServer });
  await using stack = await openOAuth(service);
  const begun = await stack.begin();
  const { url: arrived } = await browse(begun.data.url ?? '', {
    stopAt: ({ pathname }) => pathname === '/oauth/callback',
  });
  const path = `/v2/authorizations/${begun.data.id}/complete`;
  const elsewhere = arrived.replace('/oauth/callback', '/oauth/elsewhere');
  const otherState = arrived.replace(/state=[^&]+/, 'state=guessed');
  for (const redirectUrl of [elsewhere, otherState, 'code=x', 'https://evil.example/?state=x']) {
    expect(await stack.ask('POST', path, { redirectUrl })).toMatchObject({
      status: 400,
      error: { code: 'VALIDATION_ERROR' },
    });
  }
  const stranger = await fetch(`${stack.url}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-nanda-client': `nc_${'a'.repeat(43)}`,
    },
    body: JSON.stringify({ redirectUrl: arrived }),
  });
  expect(stranger.status).toBe(404);
  expect(await stack.ask('POST', path, { redirectUrl: arrived })).toMatchObject({
    status: 200,
    data: { state: 'authorized' },
  });
  // The same once more changes nothing.
  expect(await stack.ask('POST', path, { redirectUrl: arrived })).toMatchObject({
    data: { state: 'authorized' },
  });
  const again = await browse(arrived);
  expect(again).toMatchObject({ status: 400 });
  expect(again.text).toContain('Nobody waits for this');
});

test.each([
  ['of another issuer', (answer: URL) => answer.searchParams.set('iss', 'https://evil.example')],
  ['without the issuer that was promised', (answer: URL) => answer.searchParams.delete('iss')],
  [
    'of nearly the same issuer',
    (answer: URL) => answer.searchParams.set('iss', `${answer.searchParams.get('iss')}/`),
  ],
])('mix-up: an answer %s is refused before anything is sent', async (_, change) => {
  await using authorizationServer = await startAuthorizationServer();
  await using service = await startOAuthService({ authorizationServer });
  await using stack = await openOAuth(service);
  const begun = await stack.begin();
  const { url: arrived } = await browse(begun.data.url ?? '', {
    stopAt: ({ pathname }) => pathname === '/oauth/callback',
  });
  const answer = new URL(arrived);
  change(answer);
  answer.searchParams.set('error_description', 'words of the attacker');
  const page = await browse(answer.href);
  expect(page).toMatchObject({ status: 400 });
  expect(page.text).not.toContain('words of the attacker');
  expect(await stack.ask('GET', `/v2/authorizations/${begun.data.id}`)).toMatchObject({
    data: { state: 'failed', failure: { code: 'UPSTREAM_PROTOCOL_ERROR' } },
  });
  expect(authorizationServer.requests.map(({ path }) => path)).not.toContain('/token');
  expect(await stack.credentials()).toEqual([]);
});

test('an answer that nobody waits for does nothing, and leaves others alone', async () => {
  await using authorizationServer = await startAuthorizationServer();
  await using service = await startOAuthService({ authorizationServer });
  await using stack = await openOAuth(service);
  const begun = await stack.begin();
  for (const query of ['', '?state=', '?state=guessed&code=x', `?state=${begun.data.id}&code=x`]) {
    expect(await browse(`${stack.url}/oauth/callback${query}`)).toMatchObject({ status: 400 });
  }
  const path = `/v2/authorizations/${begun.data.id}`;
  expect(await stack.ask('GET', path)).toMatchObject({ data: { state: 'pending' } });
  // A preview of the link does not use the answer up.
  const { url: arrived } = await browse(begun.data.url ?? '', {
    stopAt: ({ pathname }) => pathname === '/oauth/callback',
  });
  await fetch(arrived, { method: 'HEAD' });
  expect(await browse(arrived)).toMatchObject({ status: 200 });
});

test('who says no is told so, in a page that runs nothing', async () => {
  await using authorizationServer = await startAuthorizationServer();
  await using service = await startOAuthService({ authorizationServer });
  await using stack = await openOAuth(service);
  authorizationServer.answer = 'deny';
  expect(await stack.authorize()).toMatchObject({
    state: 'failed',
    failure: { code: 'FORBIDDEN' },
  });

  const begun = await stack.begin();
  const { searchParams } = new URL(begun.data.url ?? '');
  const answer = new URL(begun.data.redirectUrl);
  answer.searchParams.set('state', searchParams.get('state') ?? '');
  answer.searchParams.set('iss', authorizationServer.issuer);
  answer.searchParams.set('error', 'server"><script>alert(1)</script>');
  answer.searchParams.set('error_description', '<img src=x onerror=alert(1)>');
  const response = await fetch(answer);
  expect(response.status).toBe(400);
  expect(response.headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'$/,
  );
  expect(response.headers.get('cache-control')).toBe('no-store');
  const text = await response.text();
  expect(text).not.toMatch(/<script|<img|onerror=alert\(1\)>/);
});

test('a client that the server has forgotten is registered again', async () => {
  await using authorizationServer = await startAuthorizationServer();
  await using service = await startOAuthService({ authorizationServer });
  await using stack = await openOAuth(service);
  expect(await stack.authorize()).toMatchObject({ state: 'authorized' });
  expect(await stack.authorize()).toMatchObject({ state: 'authorized' });
  expect(authorizationServer.clientCount).toBe(1);
  authorizationServer.forgetClients();
  // The server shows a page of its own, from which nobody comes back.
  const lost = await stack.begin();
  expect((await stack.agree(lost.data)).url).toContain(authorizationServer.issuer);
  expect(await stack.authorize()).toMatchObject({ state: 'authorized' });
  expect(authorizationServer.clientCount).toBe(1);
  expect(await stack.connect()).toMatchObject({ status: 201 });
});

test('a client that is known there already is used, by the request or by the options', async () => {
  const known = {
    client_id: 'known',
    client_secret: 'secret-of-the-known',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    token_endpoint_auth_method: 'client_secret_post',
  };
  const redirects: string[] = [];
  await using authorizationServer = await startAuthorizationServer({
    registers: false,
    clients: [{ ...known, redirect_uris: redirects, application_type: 'native' }],
  });
  await using service = await startOAuthService({ authorizationServer });
  await using stack = await openOAuth(service);
  const without = await stack.begin();
  expect(without).toMatchObject({
    status: 400,
    error: {
      code: 'VALIDATION_ERROR',
      details: { issuer: authorizationServer.issuer, redirectUrl: `${stack.url}/oauth/callback` },
    },
  });
  const begun = await stack.begin({
    clientId: known.client_id,
    clientSecret: known.client_secret,
  });
  expect(new URL(begun.data.url ?? '').searchParams.get('client_id')).toBe('known');
  const own = {
    issuer: authorizationServer.issuer,
    clientId: known.client_id,
    clientSecret: known.client_secret,
  };
  await using configured = await openOAuth(service, { oauthClient: { clients: [own] } });
  const other = await configured.begin();
  expect(new URL(other.data.url ?? '').searchParams.get('client_id')).toBe('known');
  expect(JSON.stringify([begun, other])).not.toContain(known.client_secret);
});

test('a client that people trust for one service serves no other one', async () => {
  await using authorizationServer = await startAuthorizationServer({ registers: false });
  await using service = await startOAuthService({ authorizationServer });
  const { issuer } = authorizationServer;
  const others = { issuer, clientId: 'others', services: ['https://mcp.example'] };
  const usual = { issuer, clientId: 'usual' };
  await using without = await openOAuth(service, { oauthClient: { clients: [others] } });
  const refused = await without.begin();
  expect(refused).toMatchObject({ status: 400, error: { code: 'VALIDATION_ERROR' } });
  const own = { issuer, clientId: 'own', services: [new URL(service.url).origin] };
  await using stack = await openOAuth(service, { oauthClient: { clients: [usual, others, own] } });
  const begun = await stack.begin();
  expect(new URL(begun.data.url ?? '').searchParams.get('client_id')).toBe('own');
});

test('whose tokens are deleted asks for consent, and then goes on as the same connection', async () => {
  await using authorizationServer = await startAuthorizationServer();
  await using service = await startOAuthService({ authorizationServer });
  await using stack = await openOAuth(service);
  await stack.connect();
  await stack.authorize();
  const { id } = (await stack.connect()).data;
  expect((await stack.call(id)).status).toBe(200);
  const [kept] = await stack.credentials();
  await stack.ask('DELETE', `/v2/credentials/${kept?.id}`);
  expect((await stack.ask('GET', `/v2/connections/${id}`)).data).toMatchObject({
    state: 'disconnected',
  });
  expect(await stack.call(id)).toMatchObject({
    status: 401,
    error: {
      code: 'SERVICE_AUTH_REQUIRED',
      details: { challenge: { kind: 'oauth2', fields: [] } },
    },
  });
  expect(await stack.authorize()).toMatchObject({ state: 'authorized' });
  expect((await stack.call(id)).status).toBe(200);
});

test('no token is ever told: not in an answer, an address, the log or the store', async () => {
  await using authorizationServer = await startAuthorizationServer();
  await using service = await startOAuthService({ authorizationServer });
  await using stack = await openOAuth(service);
  await stack.connect();
  expect(await stack.authorize()).toMatchObject({ state: 'authorized' });
  const connected = await stack.connect();
  await stack.call(connected.data.id);
  authorizationServer.revoke('access');
  const called = await stack.call(connected.data.id);
  const tokens = service.requests.flatMap(
    ({ headers: { authorization } }) => authorization?.slice('Bearer '.length) ?? [],
  );
  expect(new Set(tokens).size).toBe(2);
  const told = JSON.stringify([
    connected,
    called,
    stack.log,
    await stack.credentials(),
    await stack.ask('GET', '/v2/connections'),
    await stack.ask('GET', '/v2/audit'),
  ]);
  const files = await Promise.all(
    (await readdir(stack.dataDir)).map((name) => readFile(join(stack.dataDir, name), 'latin1')),
  );
  for (const token of tokens) {
    expect(told).not.toContain(token);
    expect(files.some((file) => file.includes(token))).toBe(false);
  }
});

test('one owner cannot have too many of them', async () => {
  await using authorizationServer = await startAuthorizationServer();
  await using service = await startOAuthService({ authorizationServer });
  await using stack = await openOAuth(service);
  for (let count = 0; count < 16; count += 1) {
    expect(await stack.begin()).toMatchObject({ status: 201 });
  }
  const refused = await stack.begin();
  expect(refused).toMatchObject({ status: 409, error: { code: 'CONNECTION_LIMIT_REACHED' } });
});

test('the proxy tells who it is where browsers reach it by a public address', async () => {
  await using authorizationServer = await startAuthorizationServer();
  await using service = await startOAuthService({ authorizationServer });
  await using stack = await openOAuth(service, { publicUrl: 'https://proxy.example/nanda/' });
  const response = await fetch(`${stack.url}/oauth/client-metadata.json`);
  expect(await response.json()).toMatchObject({
    client_id: 'https://proxy.example/nanda/oauth/client-metadata.json',
    redirect_uris: ['https://proxy.example/nanda/oauth/callback'],
    token_endpoint_auth_method: 'none',
  });
});
