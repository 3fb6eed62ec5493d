import { expect, test } from 'vitest';
import type { AnyOperationId } from '@nanda/protocol';
import { createTestProxy } from '../../src/testing/index.js';
import { callOperation, type OperationCall } from './support/call-operation.js';

const ada = { email: 'ada@example.com', password: 'correct horse' };

interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresIn: number;
}

function setUp(options: Parameters<typeof createTestProxy>[0] = {}) {
  const proxy = createTestProxy({ accounts: [ada], services: [{ name: 'weather' }], ...options });
  const call = async <Data>(id: AnyOperationId, request?: OperationCall): Promise<Data> => {
    const response = await callOperation(proxy, id, request);
    const { data, error } = (await response.json()) as { data: Data; error?: { code: string } };
    if (error !== undefined)
      throw Object.assign(new Error(error.code), { status: response.status });
    return data;
  };
  const signIn = () => call<Tokens>('auth.login', { body: ada });
  const refresh = (refreshToken: string) =>
    call<Tokens>('auth.refresh', { body: { refreshToken } });
  const session = (accessToken: string) => call('auth.session', { headers: bearer(accessToken) });
  return { proxy, call, signIn, refresh, session };
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const refused = { status: 401, message: 'UNAUTHENTICATED' };

test('somebody signs in with a password, or makes an account', async () => {
  const { call, session } = setUp();
  await expect(call('auth.login', { body: { ...ada, password: 'wrong' } })).rejects.toMatchObject(
    refused,
  );
  await expect(call('auth.register', { body: ada })).rejects.toMatchObject({ status: 400 });
  const eve = { email: 'eve@example.com', password: 'battery staple', name: 'Eve' };
  const { accessToken } = await call<Tokens>('auth.register', { body: eve });
  await expect(session(accessToken)).resolves.toMatchObject({
    user: { email: 'eve@example.com', name: 'Eve', plan: 'free' },
  });
});

test('a wallet signs a message that was given out, once', async () => {
  const { proxy, call } = setUp();
  const walletAddress = `0x${'aB'.repeat(20)}`;
  const signed = async () => {
    const { message } = await call<{ message: string }>('auth.challenge', {
      body: { walletAddress },
    });
    return { body: { walletAddress, message, signature: '0x1' } };
  };
  const request = await signed();
  await expect(call('auth.login', request)).resolves.toMatchObject({ user: { walletAddress } });
  await expect(call('auth.login', request)).rejects.toMatchObject(refused);
  const late = await signed();
  proxy.advanceTime(300_000);
  await expect(call('auth.login', late)).rejects.toMatchObject(refused);
});

test('an access token ends after a quarter of an hour, and is refreshed', async () => {
  const { proxy, signIn, refresh, session } = setUp();
  const { accessToken, refreshToken, expiresIn } = await signIn();
  proxy.advanceTime(expiresIn * 1000 - 1000);
  await session(accessToken);
  proxy.advanceTime(1000);
  await expect(session(accessToken)).rejects.toMatchObject(refused);
  const renewed = await refresh(refreshToken);
  await session(renewed.accessToken);
  proxy.advanceTime(7 * 24 * 3_600_000);
  await expect(refresh(renewed.refreshToken)).rejects.toMatchObject(refused);
});

test('another password ends the sessions, and is the one to sign in with', async () => {
  const { call, signIn, refresh, session } = setUp({ accounts: [{ ...ada, roles: ['admin'] }] });
  const { accessToken, refreshToken } = await signIn();
  const password = 'another horse';
  const request = { params: { accountId: 'user_1' }, headers: bearer(accessToken) };
  await call('accounts.update', { ...request, body: { password } });
  await expect(session(accessToken)).rejects.toMatchObject(refused);
  await expect(refresh(refreshToken)).rejects.toMatchObject(refused);
  await expect(signIn()).rejects.toMatchObject(refused);
  await expect(call('auth.login', { body: { ...ada, password } })).resolves.toBeDefined();
});

test('a refresh token that is used twice ends the session of both', async () => {
  const { signIn, refresh, session } = setUp();
  const { refreshToken } = await signIn();
  const renewed = await refresh(refreshToken);
  await session(renewed.accessToken);
  await expect(refresh(refreshToken)).rejects.toMatchObject(refused);
  await expect(session(renewed.accessToken)).rejects.toMatchObject(refused);
  await expect(refresh(renewed.refreshToken)).rejects.toMatchObject(refused);
});

test('who signs out has signed out, with either token', async () => {
  const { call, signIn, session } = setUp();
  const one = await signIn();
  const headers = bearer(one.accessToken);
  await expect(call('auth.logout', { headers, body: {} })).resolves.toEqual({ ended: true });
  await expect(session(one.accessToken)).rejects.toMatchObject(refused);
  const { refreshToken } = await signIn();
  const body = { refreshToken };
  await expect(call('auth.logout', { body })).resolves.toEqual({ ended: true });
  await expect(call('auth.logout', { body })).resolves.toEqual({ ended: false });
});

test('an API key is shown once, works, and is revoked', async () => {
  const { proxy, call, signIn } = setUp({ requiresSignIn: true });
  const headers = bearer((await signIn()).accessToken);
  const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
  const make = (body: object) =>
    call<{ id: string; key: string }>('apiKeys.create', { headers, body });
  const [short, long] = [await make({ name: 'short', expiresAt }), await make({ name: 'long' })];
  const withKey = ({ key }: { key: string }) =>
    call('connections.list', { headers: { 'x-api-key': key } });
  await withKey(short);
  await withKey(long);
  const listed = await call<object[]>('apiKeys.list', { headers });
  expect(JSON.stringify(listed)).not.toContain(long.key);
  expect(listed).toMatchObject(
    [{ name: 'short' }, { name: 'long', lastUsedAt: /Z$/ }].map(({ name }) => ({
      name,
      lastUsedAt: expect.stringMatching(/Z$/),
    })),
  );
  await call('apiKeys.delete', { headers, params: { apiKeyId: long.id } });
  await expect(withKey(long)).rejects.toMatchObject(refused);
  await expect(
    call('apiKeys.delete', { headers, params: { apiKeyId: long.id } }),
  ).rejects.toMatchObject({ status: 404 });
  proxy.advanceTime(3_600_000);
  await expect(withKey(short)).rejects.toMatchObject(refused);
});

test('where a sign-in is required, what is public stays public', async () => {
  const { call, signIn } = setUp({ requiresSignIn: true });
  await call('services.list');
  await expect(call('connections.list')).rejects.toMatchObject(refused);
  const headers = { 'x-api-key': 'none of its own' };
  await expect(call('connections.list', { headers })).rejects.toMatchObject(refused);
  await call('connections.list', { headers: bearer((await signIn()).accessToken) });
});

test("what somebody owns is nobody else's", async () => {
  const { call, signIn } = setUp();
  const headers = bearer((await signIn()).accessToken);
  const request = { params: { serviceId: 'weather' }, body: {}, headers };
  await expect(call('connections.create', request)).resolves.toMatchObject({ userId: 'user_1' });
  await expect(call('connections.list', { headers })).resolves.toHaveLength(1);
  await expect(call('connections.list')).resolves.toHaveLength(0);
});

test('a webhook is kept, and its secret shown once', async () => {
  const { call, signIn } = setUp();
  const headers = bearer((await signIn()).accessToken);
  const body = { url: 'https://example.com/hook', events: ['execution.completed'] };
  const { id, secret } = await call<{ id: string; secret: string }>('webhooks.create', {
    headers,
    body,
  });
  expect(secret).toMatch(/^whsec_[\w+/=]+$/);
  await expect(call('webhooks.list', { headers })).resolves.toEqual([
    { id, ...body, createdAt: expect.any(String) },
  ]);
  await call('webhooks.delete', { headers, params: { webhookId: id } });
  await expect(call('webhooks.list', { headers })).resolves.toEqual([]);
  await expect(call('webhooks.list')).rejects.toMatchObject(refused);
});
