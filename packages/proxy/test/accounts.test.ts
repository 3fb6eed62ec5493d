import { accountOperations, type Operation, type SessionTokens, type User } from '@nanda/protocol';
import { createTemporaryDirectory } from '@nanda/testing';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createProxy, type Proxy } from '../src/index.js';

const token = 'the-token-of-the-proxy-which-is-its-local-user';
const ann = { email: 'ann@example.com', password: 'correct horse battery' };
let proxy: Proxy;

beforeEach(() => {
  proxy = createProxy({ dataDir: ':memory:', token, auth: { mode: 'required' } });
});
afterEach(() => proxy.close());

interface Answer<Data> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    readonly success: boolean;
    readonly data: Data;
    readonly meta?: Record<string, unknown>;
    readonly error?: { readonly code: string; readonly message: string };
  };
}

async function send<Data = Record<string, unknown>>(
  call: string,
  {
    body,
    bearer,
    key,
    from = '203.0.113.7',
    to = proxy,
  }: {
    readonly body?: unknown;
    readonly bearer?: string;
    readonly key?: string;
    readonly from?: string;
    readonly to?: Proxy;
  } = {},
): Promise<Answer<Data>> {
  const [method = '', path = ''] = call.split(' ');
  const answer = await to.fetch(
    new Request(`http://127.0.0.1:3000${path}`, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
        ...(key !== undefined && { 'x-api-key': key }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
    { remoteAddress: from },
  );
  const text = await answer.text();
  return {
    status: answer.status,
    headers: answer.headers,
    body: (text === '' ? {} : JSON.parse(text)) as Answer<Data>['body'],
  };
}

async function register(email = ann.email): Promise<SessionTokens & { readonly user: User }> {
  const { status, body } = await send<SessionTokens>('POST /v2/auth/register', {
    body: { ...ann, email },
  });
  expect(status).toBe(201);
  const { user } = body.data;
  if (user === undefined) throw new Error('Nobody was registered.');
  return { ...body.data, user };
}

test('registers, signs in, tells who it is, refreshes and signs out', async () => {
  expect(await send('GET /v2/auth/session')).toMatchObject({
    status: 401,
    body: { error: { code: 'UNAUTHENTICATED' } },
  });
  const { user } = await register();
  const login = await send<SessionTokens>('POST /v2/auth/login', { body: ann });
  expect(login).toMatchObject({ status: 200, body: { data: { user, expiresIn: 900 } } });
  expect(login.headers.get('cache-control')).toBe('no-store');
  const { accessToken, refreshToken } = login.body.data;
  const session = await send('GET /v2/auth/session', { bearer: accessToken });
  expect(session.body.data).toMatchObject({ user, scope: expect.arrayContaining(['tools:call']) });
  expect(await send('GET /v2/connections', { bearer: accessToken })).toMatchObject({ status: 200 });
  const refreshed = await send<SessionTokens>('POST /v2/auth/refresh', { body: { refreshToken } });
  expect(refreshed).toMatchObject({ status: 200, body: { data: { user } } });
  const bearer = refreshed.body.data.accessToken;
  const logout = await send('POST /v2/auth/logout', { bearer, body: {} });
  expect(logout).toMatchObject({ status: 200, body: { data: { ended: true } } });
  for (const over of [bearer, accessToken]) {
    expect(await send('GET /v2/auth/session', { bearer: over })).toMatchObject({ status: 401 });
  }
  const { refreshToken: last } = refreshed.body.data;
  const again = await send('POST /v2/auth/refresh', { body: { refreshToken: last } });
  expect(again).toMatchObject({ status: 401, body: { error: { code: 'UNAUTHENTICATED' } } });
});

test('a refresh token that is used twice ends the session for everybody', async () => {
  const { accessToken, refreshToken } = await register();
  const [one, two] = await Promise.all(
    [1, 2].map(() => send('POST /v2/auth/refresh', { body: { refreshToken } })),
  );
  expect([one?.status, two?.status].toSorted((a = 0, b = 0) => a - b)).toEqual([200, 401]);
  expect(await send('GET /v2/connections', { bearer: accessToken })).toMatchObject({ status: 401 });
});

test('API keys do what they were made for, until they are revoked', async () => {
  const { accessToken: bearer, user } = await register();
  const made = await send<{ id: string; key: string }>('POST /v2/auth/api-keys', {
    bearer,
    body: { name: 'ci', scope: ['connections:read', 'account:read'] },
  });
  expect(made).toMatchObject({ status: 201, body: { data: { name: 'ci' } } });
  const { key, id } = made.body.data;
  expect(await send('GET /v2/auth/session', { key })).toMatchObject({
    status: 200,
    body: { data: { user, scope: ['connections:read', 'account:read'] } },
  });
  expect(await send('GET /v2/connections', { key })).toMatchObject({ status: 200 });
  for (const call of [
    'DELETE /v2/auth/api-keys/x',
    'GET /v2/accounts',
    'GET /v2/services/search?q=x',
  ]) {
    expect(await send(call, { key })).toMatchObject({
      status: 403,
      body: { error: { code: 'FORBIDDEN' } },
    });
  }
  const list = await send<unknown[]>('GET /v2/auth/api-keys', { bearer });
  expect(list.body.data).toEqual([expect.objectContaining({ id, name: 'ci' })]);
  expect(JSON.stringify(list)).not.toContain(key);
  expect(await send(`DELETE /v2/auth/api-keys/${id}`, { bearer })).toMatchObject({ status: 200 });
  expect(await send('GET /v2/connections', { key })).toMatchObject({ status: 401 });
  expect(await send(`DELETE /v2/auth/api-keys/${id}`, { bearer })).toMatchObject({ status: 404 });
});

test('signs in with a wallet', async () => {
  const wallet = privateKeyToAccount(generatePrivateKey());
  const walletAddress = wallet.address;
  const challenge = await send<{ message: string; nonce: string }>('POST /v2/auth/challenge', {
    body: { walletAddress },
  });
  const { message } = challenge.body.data;
  expect(message).toMatch(/^127\.0\.0\.1:3000 wants you to sign in with your Ethereum account:\n/);
  const signature = await wallet.signMessage({ message });
  const body = { walletAddress, message, signature };
  const login = await send<SessionTokens>('POST /v2/auth/login', { body });
  expect(login).toMatchObject({ status: 200, body: { data: { user: { walletAddress } } } });
  expect(await send('POST /v2/auth/login', { body })).toMatchObject({ status: 401 });
});

test('other services can check its tokens with its public keys', async () => {
  const { accessToken, user } = await register();
  const { url } = await proxy.listen({ port: 0 });
  const keys = createRemoteJWKSet(new URL('/.well-known/jwks.json', url));
  const { payload } = await jwtVerify(accessToken, keys, {
    algorithms: ['ES256'],
    typ: 'at+jwt',
    issuer: 'urn:nanda:proxy',
    audience: 'urn:nanda:proxy',
  });
  expect(payload).toMatchObject({ sub: user.id, plan: 'free' });
  const answer = await proxy.fetch(new Request('http://localhost/.well-known/jwks.json'));
  expect(answer.headers.get('cache-control')).toBe('public, max-age=300');
  expect(await answer.text()).not.toContain('"d"');
});

test('the local user looks after accounts, which lose everything when they are shut', async () => {
  const { accessToken, refreshToken, user } = await register();
  await register('bob@example.com');
  expect(await send('GET /v2/accounts', { bearer: accessToken })).toMatchObject({ status: 403 });
  const list = await send<User[]>('GET /v2/accounts?limit=1', { bearer: token });
  expect(list.body).toMatchObject({
    data: [{ id: user.id, isDisabled: false, lastLoginAt: expect.any(String) }],
    meta: { total: 2, limit: 1, offset: 0, nextCursor: expect.any(String) },
  });
  const next = String(list.body.meta?.['nextCursor']);
  const rest = await send(`GET /v2/accounts?limit=1&cursor=${next}`, { bearer: token });
  expect(rest.body).toMatchObject({ data: [{ email: 'bob@example.com' }], meta: { offset: 1 } });
  const { key } = (
    await send<{ key: string }>('POST /v2/auth/api-keys', {
      bearer: accessToken,
      body: { name: 'x' },
    })
  ).body.data;
  const patch = `PATCH /v2/accounts/${user.id}`;
  const raised = await send(patch, { bearer: token, body: { plan: 'pro', roles: ['admin'] } });
  expect(raised).toMatchObject({ status: 200, body: { data: { plan: 'pro', roles: ['admin'] } } });
  expect(await send('GET /v2/accounts', { key })).toMatchObject({ status: 200 });
  await send(patch, { bearer: token, body: { isDisabled: true } });
  expect(await send('GET /v2/connections', { bearer: accessToken })).toMatchObject({ status: 401 });
  expect(await send('GET /v2/connections', { key })).toMatchObject({ status: 401 });
  expect(await send('POST /v2/auth/refresh', { body: { refreshToken } })).toMatchObject({
    status: 401,
  });
  expect(await send('POST /v2/auth/login', { body: ann })).toMatchObject({ status: 401 });
  // Whom no account stands for.
  expect(await send('GET /v2/auth/session', { bearer: token })).toMatchObject({ status: 403 });
});

test('clients that are nobody in particular see no accounts where they may come in', async () => {
  await using open = createDisposable({ auth: { mode: 'optional' } });
  for (const call of ['GET /v2/accounts', 'GET /v2/auth/api-keys', 'GET /v2/auth/session']) {
    expect(await send(call, { to: open.proxy })).toMatchObject({
      status: 401,
      body: { error: { code: 'UNAUTHENTICATED' } },
    });
  }
  const change = { to: open.proxy, body: { plan: 'enterprise' } };
  expect(await send('PATCH /v2/accounts/x', change)).toMatchObject({ status: 401 });
});

test('tells in its document what it serves, and of webhooks that there are none', async () => {
  const { accessToken: bearer } = await register();
  const described = async (of: Proxy): Promise<readonly string[]> => {
    const answer = await of.fetch(
      new Request('http://localhost/openapi.json', {
        headers: { authorization: `Bearer ${bearer}` },
      }),
    );
    const { paths } = (await answer.json()) as { paths: Record<string, object> };
    return Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
  };
  const all = Object.values<Operation>(accountOperations);
  const [webhooks, served] = [true, false].map((wanted) =>
    all
      .filter(({ id }) => id.startsWith('webhooks.') === wanted)
      .map(({ method, path }) => `${method} ${path}`),
  );
  const document = await described(proxy);
  expect(document).toEqual(expect.arrayContaining(served ?? []));
  for (const call of webhooks ?? []) {
    expect(document).not.toContain(call);
    const { status, body } = await send(call.replace('{webhookId}', 'x'), { bearer });
    expect(status).toBe(404);
    expect(body.error?.message).not.toContain('no accounts');
  }
  expect(await send('PUT /v2/auth/login', { bearer })).toMatchObject({
    status: 405,
    body: { error: { code: 'METHOD_NOT_ALLOWED' } },
  });
  await using plain = createDisposable({});
  for (const call of served ?? []) expect(await described(plain.proxy)).not.toContain(call);
  const refused = await send('POST /v2/auth/login', {
    to: plain.proxy,
    from: '127.0.0.1',
    body: ann,
  });
  expect(refused).toMatchObject({
    status: 404,
    body: { error: { message: expect.stringContaining('no accounts') } },
  });
});

test('accounts, sessions and keys are there after a restart, and in every process with the same store', async () => {
  await using directory = await createTemporaryDirectory();
  const options = { dataDir: directory.path, auth: { mode: 'required' } } as const;
  let given: SessionTokens;
  {
    await using first = createDisposable(options);
    const answer = await send<SessionTokens>('POST /v2/auth/register', {
      to: first.proxy,
      body: ann,
    });
    given = answer.body.data;
  }
  await using one = createDisposable(options);
  await using two = createDisposable(options);
  for (const { proxy: to } of [one, two]) {
    expect(await send('GET /v2/auth/session', { to, bearer: given.accessToken })).toMatchObject({
      status: 200,
    });
  }
  const { refreshToken } = given;
  const answers = await Promise.all(
    [one, two, one, two].map(({ proxy: to }) =>
      send('POST /v2/auth/refresh', { to, body: { refreshToken } }),
    ),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
});

test('whoever guesses has to wait, and is told for how long', async () => {
  await register();
  const wrong = { ...ann, password: 'a wrong password' };
  // All at once: one more may be tried every twelve seconds, which a busy machine takes for some of them.
  const answers = await Promise.all(
    Array.from({ length: 7 }, () =>
      send('POST /v2/auth/login', { body: wrong, from: '198.51.100.1' }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 429, 429]);
  const last = answers.at(-1);
  expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(last?.body.error).toMatchObject({ code: 'RATE_LIMITED' });
  // From elsewhere its owner still gets in.
  expect(await send('POST /v2/auth/login', { body: ann })).toMatchObject({ status: 200 });
});

function createDisposable(
  options: Parameters<typeof createProxy>[0],
): AsyncDisposable & { readonly proxy: Proxy } {
  const made = createProxy({ dataDir: ':memory:', ...options });
  return { proxy: made, [Symbol.asyncDispose]: () => made.close() };
}
