import { createHash, randomBytes } from 'node:crypto';
import {
  discoverAuthorizationServerMetadata,
  discoverOAuthProtectedResourceMetadata,
  exchangeAuthorization,
  refreshAuthorization,
  startAuthorization,
} from '@modelcontextprotocol/client';
import { openBrowser, type BrowserPage } from '@nanda/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startProxy, type ProxyWithAccounts } from './start-proxy.js';

let proxy: ProxyWithAccounts;
beforeAll(async () => {
  proxy = await startProxy();
});
afterAll(() => proxy[Symbol.asyncDispose]());

const redirectUri = 'http://127.0.0.1:54321/callback';
const verifier = randomBytes(32).toString('base64url');

function pageOf(changes: Readonly<Record<string, string | undefined>> = {}): string {
  const page = new URL(`${proxy.url}/oauth/authorize`);
  const parameters = {
    response_type: 'code',
    client_id: 'nanda-cli',
    redirect_uri: redirectUri,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    state: 'a-state',
    ...changes,
  };
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) page.searchParams.set(name, value);
  }
  return page.href;
}

const signIn = (page: BrowserPage) =>
  page.submit({ email: proxy.email, password: proxy.password, step: 'sign_in' });

/** What a browser would go to. */
const wayOf = ({ status, headers }: BrowserPage): URL => {
  expect(status).toBe(303);
  return new URL(headers.get('location') ?? '');
};

async function getCode(changes: Readonly<Record<string, string>> = {}): Promise<string> {
  const consent = await signIn(await openBrowser().open(pageOf(changes)));
  return wayOf(await consent.submit({ decision: 'allow' })).searchParams.get('code') ?? '';
}

const exchange = (code: string, changes: Readonly<Record<string, string>> = {}) =>
  proxy.post('/oauth/token', {
    grant_type: 'authorization_code',
    client_id: 'nanda-cli',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
    ...changes,
  });

test('a client that knows nothing of us finds its way, signs in and stays', async () => {
  const described = await discoverOAuthProtectedResourceMetadata(proxy.url);
  const [issuer = ''] = described.authorization_servers ?? [];
  const metadata = await discoverAuthorizationServerMetadata(issuer);
  // With it, also another proxy can take the tokens of this one.
  const keys = await fetch(String(metadata?.jwks_uri));
  expect(await keys.json()).toMatchObject({ keys: [{ kty: 'EC', use: 'sig' }] });
  const clientInformation = { client_id: 'nanda-cli' };
  const resource = new URL(described.resource);
  const options = { clientInformation, resource, ...(metadata && { metadata }) };
  const { authorizationUrl, codeVerifier } = await startAuthorization(issuer, {
    ...options,
    redirectUrl: redirectUri,
    state: 'theirs',
    scope: 'connections:read account:read',
  });

  const page = await openBrowser().open(authorizationUrl.href);
  expect(page.status).toBe(200);
  expect(page.html).toContain('nanda, the command line');
  expect(page.html).toContain('see your account');
  const consent = await signIn(page);
  expect(consent.html).toContain('ada@example.com');
  const back = wayOf(await consent.submit({ decision: 'allow' }));
  expect(back.href).toMatch(/^http:\/\/127\.0\.0\.1:54321\/callback\?/);
  expect(Object.fromEntries(back.searchParams)).toEqual({
    code: expect.stringMatching(/^[\w-]{43}$/),
    state: 'theirs',
    iss: proxy.url,
  });

  const tokens = await exchangeAuthorization(issuer, {
    ...options,
    authorizationCode: back.searchParams.get('code') ?? '',
    iss: back.searchParams.get('iss') ?? '',
    codeVerifier,
    redirectUri,
  });
  expect(tokens.scope?.split(' ').toSorted()).toEqual(['account:read', 'connections:read']);
  expect(await proxy.session(tokens.access_token)).toMatchObject({
    status: 200,
    data: { user: { email: 'ada@example.com' } },
  });
  const forbidden = await fetch(`${proxy.url}/v2/services/search?q=x`, {
    headers: { authorization: `Bearer ${tokens.access_token}` },
  });
  expect(forbidden.status).toBe(403);

  const refreshToken = tokens.refresh_token ?? '';
  const next = await refreshAuthorization(issuer, { ...options, refreshToken });
  expect((await proxy.session(next.access_token)).status).toBe(200);
  // Used twice, it ends the session, as it does with the proxy's own operation: they are the same.
  expect(await proxy.post('/oauth/token', refreshOf(refreshToken))).toMatchObject({
    status: 400,
    body: { error: 'invalid_grant' },
  });
  expect((await proxy.session(next.access_token)).status).toBe(401);
});

const refreshOf = (refreshToken: string) => ({
  grant_type: 'refresh_token',
  client_id: 'nanda-cli',
  refresh_token: refreshToken,
});

describe('the page', () => {
  test('has no scripts, cannot be framed, is not kept, and lets forms go nowhere else', async () => {
    const { headers, html } = await openBrowser().open(pageOf());
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("form-action 'self' http://127.0.0.1:54321");
    expect(policy).not.toMatch(/unsafe|script-src/);
    const [, style = ''] = /<style>(.*?)<\/style>/s.exec(html) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    expect(policy).toContain(`style-src 'sha256-${hash}'`);
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(html).not.toMatch(/<script|javascript:|\son\w+=/i);
    const cookie = headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^nanda_sign_in=/);
    for (const part of ['HttpOnly', 'SameSite=Strict', 'Max-Age=600']) {
      expect(cookie).toContain(part);
    }
  });

  test('shows nothing of a stranger as markup', async () => {
    const hostile = '"><script>alert(1)</script>';
    const page = await openBrowser().open(pageOf({ state: hostile }));
    expect(page.html).not.toContain('<script');
    const again = await page.submit({ email: hostile, password: 'x', step: 'sign_in' });
    expect(again.html).not.toContain('<script');
  });

  test('over https the cookie is bound to the host', async () => {
    await using secure = await startProxy({ publicUrl: 'https://nanda.example' });
    const page = `${secure.url}/oauth/authorize${new URL(pageOf()).search}`;
    const { headers } = await openBrowser().open(page);
    expect(headers.get('set-cookie')).toMatch(/^__Host-nanda_sign_in=.*Path=\/;.*Secure/);
    const metadata = await fetch(`${secure.url}/.well-known/oauth-authorization-server`);
    expect(await metadata.json()).toMatchObject({
      issuer: 'https://nanda.example',
      token_endpoint: 'https://nanda.example/oauth/token',
    });
  });

  test.each([
    ['an unknown program', { client_id: 'somebody' }],
    ['another host', { redirect_uri: 'https://evil.example/callback' }],
    ['another path', { redirect_uri: 'http://127.0.0.1:54321/other' }],
    ['a longer path', { redirect_uri: 'http://127.0.0.1:54321/callback/x' }],
    ['a query', { redirect_uri: 'http://127.0.0.1:54321/callback?x=1' }],
    ['a name in front', { redirect_uri: 'http://127.0.0.1:1@evil.example/callback' }],
    ['a host that only begins so', { redirect_uri: 'http://127.0.0.1.evil.example/callback' }],
    ['no port that there is', { redirect_uri: 'http://127.0.0.1:99999/callback' }],
    ['a name for this machine', { redirect_uri: 'http://localhost:54321/callback' }],
    ['none', { redirect_uri: undefined }],
  ])('leads nowhere for %s', async (_, changes) => {
    const page = await openBrowser().open(pageOf(changes));
    expect(page.status).toBe(400);
    expect(page.headers.get('location')).toBeNull();
    expect(page.html).toContain('Nothing was told to it');
  });

  test.each([
    ['unsupported_response_type', { response_type: 'token' }],
    ['invalid_request', { code_challenge_method: 'plain' }],
    ['invalid_request', { code_challenge_method: undefined }],
    ['invalid_request', { code_challenge: 'short' }],
    ['invalid_scope', { scope: 'everything' }],
    ['invalid_target', { resource: 'https://other.example/' }],
  ])('tells the program of %s in %j', async (error, changes) => {
    const back = wayOf(await openBrowser().open(pageOf(changes)));
    expect(Object.fromEntries(back.searchParams)).toMatchObject({
      error,
      state: 'a-state',
      iss: proxy.url,
    });
  });

  test('a parameter that is there twice is refused', async () => {
    const page = await openBrowser().open(`${pageOf()}&client_id=nanda-cli`);
    expect(page.status).toBe(400);
  });

  test('a wrong password is told on it, with the same words as an unknown address', async () => {
    const page = await openBrowser().open(pageOf());
    const wrong = await page.submit({ email: proxy.email, password: 'not it', step: 'sign_in' });
    const unknown = await page.submit({ email: 'x@example.com', password: 'no', step: 'sign_in' });
    const said = ({ html }: BrowserPage) =>
      /<p class="bad" role="alert">(.*?)<\/p>/.exec(html)?.[1];
    expect(wrong.status).toBe(401);
    expect(said(wrong)).toBe(said(unknown));
    expect(wrong.html).toContain('value="ada@example.com"');
    expect(wrong.html).not.toContain('not it');
    // It is tried again where it was.
    const consent = await signIn(wrong);
    expect(consent.html).toContain('Allow it?');
  });

  test('an account can be made on it, but where that is closed', async () => {
    const page = await openBrowser().open(pageOf({ page: 'register' }));
    expect(page.html).toContain('autocomplete="new-password"');
    const weak = await page.submit({
      email: 'bob@example.com',
      password: 'short',
      step: 'register',
    });
    expect(weak.status).toBe(400);
    const consent = await page.submit({
      email: 'bob@example.com',
      password: 'a long enough sentence',
      step: 'register',
    });
    expect(consent.html).toContain('bob@example.com');
    const code = wayOf(await consent.submit({ decision: 'allow' })).searchParams.get('code') ?? '';
    const { body } = await exchange(code);
    expect((await proxy.session(body['access_token'] ?? '')).data?.user.email).toBe(
      'bob@example.com',
    );

    await using closed = await startProxy({ auth: { mode: 'required', registration: 'closed' } });
    const search = new URL(pageOf({ page: 'register' })).search;
    const shut = await openBrowser().open(`${closed.url}/oauth/authorize${search}`);
    expect(shut.html).toContain('value="sign_in"');
    expect(shut.html).not.toContain('value="register"');
    expect(shut.html).not.toContain('no account yet');
    const tried = await shut.submit({
      email: 'bob@example.com',
      password: 'a long enough sentence',
      step: 'register',
    });
    expect(tried.status).toBe(401);
  });

  test('whoever does not allow it is taken at the word', async () => {
    const page = await openBrowser().open(pageOf());
    const cancelled = wayOf(await page.submit({ step: 'cancel' }));
    const denied = wayOf(await (await signIn(page)).submit({ decision: 'deny' }));
    for (const back of [cancelled, denied]) {
      expect(back.searchParams.get('error')).toBe('access_denied');
      expect(back.searchParams.get('code')).toBeNull();
    }
  });
});

describe('a form', () => {
  test('that comes from elsewhere, without the cookie, or with another one, does nothing', async () => {
    const page = await openBrowser().open(pageOf());
    const values = { email: proxy.email, password: proxy.password, step: 'sign_in' };
    const foreign = { headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' } };
    expect((await page.submit(values, foreign)).status).toBe(403);
    const bare = await page.submit(values, { forgets: true });
    expect({ status: bare.status, isLost: bare.html.includes('Begin anew') }).toEqual({
      status: 400,
      isLost: true,
    });
    expect((await page.submit({ ...values, seal: 'x'.repeat(43) })).status).toBe(400);
    expect((await page.submit({ ...values, seal: '' })).status).toBe(400);
  });

  test('of one browser allows nothing in another', async () => {
    const consent = await signIn(await openBrowser().open(pageOf()));
    const ticket = /name="ticket" value="([^"]+)"/.exec(consent.html)?.[1] ?? '';
    const other = await openBrowser().open(pageOf());
    const stolen = await other.submit({ ticket, decision: 'allow' });
    expect(stolen.status).toBe(400);
    expect(stolen.headers.get('location')).toBeNull();
    // It is still there for who has signed in; once.
    wayOf(await consent.submit({ decision: 'allow' }));
    expect((await consent.submit({ decision: 'allow' })).status).toBe(400);
  });

  test('that is too large, or of another kind, is refused', async () => {
    const url = `${proxy.url}/oauth/authorize`;
    const big = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams({ email: 'x'.repeat(40_000) }),
    });
    expect(big.status).toBe(400);
    const json = await fetch(url, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    });
    expect(json.status).toBe(400);
  });
});

describe('a code', () => {
  test.each([
    ['another verifier', { code_verifier: randomBytes(32).toString('base64url') }],
    ['no verifier', { code_verifier: '' }],
    ['another address', { redirect_uri: 'http://127.0.0.1:54322/callback' }],
    ['no address', { redirect_uri: '' }],
  ])('is of no use with %s, and used up by it', async (_, changes) => {
    const code = await getCode();
    const wrong = await exchange(code, changes);
    expect(wrong).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect((await exchange(code)).status).toBe(400);
  });

  test('that is used again takes back what it gave', async () => {
    const code = await getCode();
    const { status, headers, body } = await exchange(code);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 900 });
    const token = body['access_token'] ?? '';
    expect((await proxy.session(token)).status).toBe(200);
    expect((await exchange(code)).status).toBe(400);
    expect((await proxy.session(token)).status).toBe(401);
    const refreshed = await proxy.post('/oauth/token', refreshOf(body['refresh_token'] ?? ''));
    expect(refreshed.body).toMatchObject({ error: 'invalid_grant' });
  });

  test('that two use at once leaves neither of them anything', async () => {
    const code = await getCode();
    const answers = await Promise.all([exchange(code), exchange(code), exchange(code)]);
    const given = answers.flatMap(({ status, body }) =>
      status === 200 ? [body['access_token'] ?? ''] : [],
    );
    expect(given.length).toBeLessThanOrEqual(1);
    for (const token of given) {
      await expect.poll(async () => (await proxy.session(token)).status).toBe(401);
    }
  });

  test('for one resource is not changed for another', async () => {
    const code = await getCode({ resource: `${proxy.url}/mcp` });
    const other = await exchange(code, { resource: proxy.url });
    expect(other.body).toMatchObject({ error: 'invalid_grant' });
    const strange = await exchange('x', { resource: 'https://other.example' });
    expect(strange.body).toMatchObject({ error: 'invalid_target' });
  });
});

test.each([
  [{ grant_type: 'password', client_id: 'nanda-cli' }, 400, 'unsupported_grant_type'],
  [{ client_id: 'nanda-cli' }, 400, 'invalid_request'],
  [{ grant_type: 'refresh_token' }, 400, 'invalid_request'],
  [{ grant_type: 'refresh_token', client_id: 'other', refresh_token: 'x' }, 400, 'invalid_client'],
  [
    { grant_type: 'refresh_token', client_id: 'nanda-cli', refresh_token: 'x' },
    400,
    'invalid_grant',
  ],
  [{ grant_type: 'authorization_code', client_id: 'nanda-cli', code: 'x' }, 400, 'invalid_grant'],
])('the token endpoint answers %j with %i %s', async (form, status, error) => {
  const answer = await proxy.post('/oauth/token', form);
  expect(answer).toMatchObject({ status, body: { error, error_description: expect.any(String) } });
  expect(answer.headers.get('content-type')).toContain('application/json');
});

test('a token of either kind can be given back; for others nothing happens', async () => {
  for (const kind of ['access_token', 'refresh_token']) {
    const { body } = await exchange(await getCode());
    const revoke = (token: string) =>
      proxy.post('/oauth/revoke', { token, client_id: 'nanda-cli' });
    expect((await revoke(body[kind] ?? '')).status).toBe(200);
    expect((await proxy.session(body['access_token'] ?? '')).status).toBe(401);
    expect((await revoke('nothing-of-ours')).status).toBe(200);
  }
  const none = await proxy.post('/oauth/revoke', { client_id: 'nanda-cli' });
  expect(none.body).toMatchObject({ error: 'invalid_request' });
});

test('where there are no accounts, there is nothing of it', async () => {
  await using bare = await startProxy({ auth: { mode: 'required' } });
  expect((await fetch(`${bare.url}/oauth/authorize`)).status).toBe(400);
  const { createProxy } = await import('../../src/index.js');
  const plain = createProxy({ dataDir: ':memory:' });
  try {
    for (const path of ['/oauth/authorize', '/.well-known/oauth-authorization-server']) {
      expect((await plain.fetch(new Request(`http://localhost${path}`))).status).toBe(404);
    }
  } finally {
    await plain.close();
  }
});

test('a program goes on with its own sessions alone', async () => {
  const other = { id: 'other', name: 'Another', redirectUris: ['https://app.example/back'] };
  await using open = await startProxy({ auth: { mode: 'required', clients: [other] } });
  const url = `${open.url}/oauth/authorize${new URL(pageOf()).search}`;
  const page = await openBrowser().open(url);
  const consent = await page.submit({
    email: open.email,
    password: open.password,
    step: 'sign_in',
  });
  const code = wayOf(await consent.submit({ decision: 'allow' })).searchParams.get('code') ?? '';
  const { body } = await open.post('/oauth/token', {
    grant_type: 'authorization_code',
    client_id: 'nanda-cli',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
  });
  const renewal = refreshOf(body['refresh_token'] ?? '');
  const stolen = await open.post('/oauth/token', { ...renewal, client_id: 'other' });
  expect(stolen).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  expect((await open.post('/oauth/token', renewal)).status).toBe(200);
});

test('programs of others can be named, and those that could not be answered safely are refused', async () => {
  const web = {
    id: 'https://app.example/client',
    name: 'An app',
    redirectUris: ['https://app.example/back?x=1', 'com.example.app:/back'],
  };
  await using open = await startProxy({ auth: { mode: 'required', clients: [web] } });
  for (const uri of web.redirectUris) {
    const changes = { client_id: web.id, redirect_uri: uri };
    const url = `${open.url}/oauth/authorize${new URL(pageOf(changes)).search}`;
    const page = await openBrowser().open(url);
    expect(page.html).toContain('An app');
    const consent = await page.submit({
      email: open.email,
      password: open.password,
      step: 'sign_in',
    });
    const back = wayOf(await consent.submit({ decision: 'allow' }));
    expect(back.href.startsWith(uri)).toBe(true);
    expect(back.searchParams.get('code')).not.toBeNull();
  }
  const { createProxy } = await import('../../src/index.js');
  for (const changes of [
    { redirectUris: ['http://app.example/back'] },
    { redirectUris: ['https://app.example/back#x'] },
    { redirectUris: ['javascript:alert(1)'] },
    { redirectUris: [] },
    { id: 'nanda-cli' },
    { id: 'a b' },
    { name: '' },
  ]) {
    const clients = [{ ...web, ...changes }];
    expect(() => createProxy({ dataDir: ':memory:', auth: { mode: 'required', clients } })).toThrow(
      TypeError,
    );
  }
});
