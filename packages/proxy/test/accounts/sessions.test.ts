import { createTemporaryDirectory } from '@nanda/testing';
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify, SignJWT } from 'jose';
import { expect, test } from 'vitest';
import type { Identity } from '../../src/core/accounts/identity.js';
import type { Principal } from '../../src/core/principal.js';
import { openAccounts, type OpenAccounts } from './open-accounts.js';

const visit = { remoteAddress: '203.0.113.7' };
const ann = { email: 'ann@example.com', password: 'correct horse battery' };
const day = 86_400_000;
/** Of somebody whom no program has signed in. */
const own = { visit, clientIds: [undefined] };
const local = { principal: { kind: 'local' }, visit } as const;

const bearer = (value: string) => ({ kind: 'bearer', value }) as const;

async function signUp({ accounts }: OpenAccounts): Promise<{
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly userId: string;
}> {
  const { accessToken, refreshToken, user } = await accounts.register(ann, visit);
  return { accessToken, refreshToken, userId: user?.id ?? '' };
}

test('an access token has the claims of the contract, and anybody can check it', async () => {
  await using open = await openAccounts({ settings: { audience: ['https://a.example', 'b'] } });
  const { accounts, clock } = open;
  const { accessToken, userId } = await signUp(open);
  const keys = await accounts.jwks();
  expect(keys.keys).toHaveLength(1);
  expect(Object.keys(keys.keys[0] ?? {}).toSorted()).toEqual([
    'alg',
    'crv',
    'kid',
    'kty',
    'use',
    'x',
    'y',
  ]);
  const { payload } = await jwtVerify(accessToken, createLocalJWKSet({ keys: [...keys.keys] }), {
    currentDate: new Date(clock.time),
  });
  const at = clock.time / 1000;
  expect(payload).toEqual({
    iss: 'https://proxy.example',
    sub: userId,
    aud: ['https://a.example', 'b'],
    iat: at,
    exp: at + 900,
    jti: expect.any(String),
    sid: expect.stringMatching(/^sess_/),
    scope: expect.arrayContaining(['tools:call', 'account:write']),
    plan: 'free',
    rateLimit: { requests: 60, window: 60 },
  });
  expect(payload['scope']).not.toContain('accounts:admin');
  expect(decodeProtectedHeader(accessToken)).toEqual({
    alg: 'ES256',
    kid: keys.keys[0]?.['kid'],
    typ: 'at+jwt',
  });
});

test('tells who is behind a token, until it is over', async () => {
  await using open = await openAccounts();
  const { accounts, clock } = open;
  const { accessToken, userId } = await signUp(open);
  const identity = await accounts.verify(bearer(accessToken));
  expect(identity).toMatchObject({ userId, expiresAt: '2026-06-01T12:15:00.000Z' });
  expect(identity?.access.permissions.has('tools:call')).toBe(true);
  expect(identity?.access.plan).toBe('free');
  expect(await accounts.session(identity)).toMatchObject({
    user: { id: userId, email: ann.email },
    expiresAt: '2026-06-01T12:15:00.000Z',
  });
  clock.time += 905_000;
  await expect(accounts.verify(bearer(accessToken))).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
  });
});

test('takes no token that is not one of its own', async () => {
  await using open = await openAccounts();
  await using other = await openAccounts();
  await using forOthers = await openAccounts({ settings: { audience: ['https://else.example'] } });
  const { accounts, clock } = open;
  const { accessToken } = await signUp(open);
  // None of ours: another verifier may know it.
  for (const value of ['', 'abc', 'a.b.c', 'nk_short', `${accessToken}.x`, 'x'.repeat(9000)]) {
    expect(await accounts.verify(bearer(value))).toBeUndefined();
  }
  expect(await accounts.verify({ kind: 'api_key', value: accessToken })).toBeUndefined();
  const [header = '', payload = '', signature = ''] = accessToken.split('.');
  const encode = (value: unknown): string =>
    Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = decodeJwt(accessToken);
  const { keys } = await accounts.jwks();
  const secret = Buffer.from(JSON.stringify(keys[0]));
  const forged = [
    `${header}.${encode({ ...claims, sub: 'user_other' })}.${signature}`,
    `${header}.${encode({ ...claims, exp: 9_999_999_999 })}.${signature}`,
    `${encode({ alg: 'none', typ: 'at+jwt' })}.${payload}.${signature}`,
    // The public key as the secret of a symmetric algorithm.
    await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: String(keys[0]?.['kid']) })
      .sign(secret),
    // Of a proxy with the same name, and other keys.
    (await signUp(other)).accessToken,
    (await signUp(forOthers)).accessToken,
  ];
  for (const value of forged) {
    await expect(accounts.verify(bearer(value))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  }
  clock.time -= 60_000;
  expect(await accounts.verify(bearer(accessToken))).toBeDefined();
});

test('changes a refresh token once; twice ends the session at once', async () => {
  await using open = await openAccounts();
  const { accounts, entries } = open;
  const first = await signUp(open);
  const second = await accounts.refresh(first.refreshToken, own);
  expect(second.user).toMatchObject({ id: first.userId });
  expect(await accounts.verify(bearer(first.accessToken))).toBeDefined();
  await expect(accounts.refresh(first.refreshToken, own)).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
  });
  for (const { accessToken } of [first, second]) {
    await expect(accounts.verify(bearer(accessToken))).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  }
  await expect(accounts.refresh(second.refreshToken, own)).rejects.toThrow('Sign in again');
  expect(entries.map(({ type }) => type)).toContain('session.reused');
  const text = JSON.stringify(entries);
  for (const { accessToken, refreshToken } of [first, second]) {
    expect(text).not.toContain(accessToken);
    expect(text).not.toContain(refreshToken);
  }
});

test('of many who change one token at once, in two processes, one gets a new one', async () => {
  await using directory = await createTemporaryDirectory();
  await using one = await openAccounts({ dataDir: directory.path });
  await using two = await openAccounts({ dataDir: directory.path, clock: one.clock });
  const { refreshToken } = await signUp(one);
  const answers = await Promise.allSettled(
    Array.from({ length: 8 }, (_, index) =>
      (index % 2 === 0 ? one : two).accounts.refresh(refreshToken, own),
    ),
  );
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('a session lives as long as it is used, and a week without', async () => {
  await using open = await openAccounts();
  const { accounts, clock } = open;
  let { refreshToken } = await signUp(open);
  for (let week = 0; week < 5; week += 1) {
    clock.time += 6 * day;
    ({ refreshToken } = await accounts.refresh(refreshToken, own));
  }
  clock.time += 7 * day;
  await expect(accounts.refresh(refreshToken, own)).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
  });
});

test('ends a session by either of its tokens', async () => {
  await using open = await openAccounts();
  const { accounts, entries } = open;
  const first = await signUp(open);
  const identity = await accounts.verify(bearer(first.accessToken));
  expect(await accounts.logout({ identity }, visit)).toBe(true);
  expect(await accounts.logout({ identity }, visit)).toBe(false);
  await expect(accounts.verify(bearer(first.accessToken))).rejects.toThrow('The session is over');
  const second = await accounts.signIn(ann, visit);
  const { refreshToken } = second;
  expect(await accounts.logout({ refreshToken: 'nr_unknown' }, visit)).toBe(false);
  expect(await accounts.logout({ refreshToken }, visit)).toBe(true);
  await expect(accounts.verify(bearer(second.accessToken))).rejects.toThrow('The session is over');
  expect(await accounts.logout({}, visit)).toBe(false);
  expect(entries.filter(({ type }) => type === 'logout')).toHaveLength(2);
});

test('what one process ends, another one takes for a matter of seconds', async () => {
  await using directory = await createTemporaryDirectory();
  await using one = await openAccounts({ dataDir: directory.path });
  await using two = await openAccounts({ dataDir: directory.path, clock: one.clock });
  const { accessToken } = await signUp(one);
  const identity = await two.accounts.verify(bearer(accessToken));
  await one.accounts.logout({ identity }, visit);
  await expect(one.accounts.verify(bearer(accessToken))).rejects.toThrow('The session is over');
  one.clock.time += 2000;
  await expect(two.accounts.verify(bearer(accessToken))).rejects.toThrow('The session is over');
});

test('an account that is shut loses everything at once, and roles come and go with the next request', async () => {
  await using open = await openAccounts();
  const { accounts, entries } = open;
  const { accessToken, refreshToken, userId } = await signUp(open);
  const identity = await accounts.verify(bearer(accessToken));
  const { key } = await accounts.apiKeys.create(identity, { name: 'x' }, visit);
  const mayRead = async (value: string): Promise<boolean | undefined> =>
    (await accounts.verify(bearer(value)))?.access.permissions.has('audit:read');
  await accounts.update(userId, { roles: ['admin'], plan: 'pro' }, local);
  // A key may do what its owner may; a token only what stood in it when it was made.
  expect(await mayRead(key)).toBe(true);
  expect(await mayRead(accessToken)).toBe(false);
  const next = await accounts.refresh(refreshToken, own);
  expect(await mayRead(next.accessToken)).toBe(true);
  expect(next.user).toMatchObject({ plan: 'pro', roles: ['admin'] });
  await accounts.update(userId, { roles: [] }, local);
  expect(await mayRead(next.accessToken)).toBe(false);
  await accounts.update(userId, { isDisabled: true }, local);
  for (const value of [next.accessToken, key]) {
    await expect(accounts.verify(bearer(value))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  }
  await expect(accounts.refresh(next.refreshToken, own)).rejects.toThrow('Sign in again');
  await expect(accounts.openSession(userId, { visit })).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
  });
  await accounts.update(userId, { isDisabled: false }, local);
  await expect(accounts.verify(bearer(key))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect(entries.findLast(({ type }) => type === 'account.updated')).toMatchObject({
    actor: 'local',
    target: userId,
    details: { isDisabled: false },
  });
});

test('a refresh token is good for the program alone that was given it', async () => {
  await using open = await openAccounts();
  const { accounts } = open;
  const { userId, refreshToken } = await signUp(open);
  const { refreshToken: ofCli } = await accounts.openSession(userId, { visit, clientId: 'cli' });
  const refused = { code: 'UNAUTHENTICATED' };
  const others = accounts.refresh(refreshToken, { visit, clientIds: ['cli'] });
  await expect(others).rejects.toMatchObject(refused);
  for (const clientIds of [['other'], [undefined]]) {
    const stolen = accounts.refresh(ofCli, { visit, clientIds });
    await expect(stolen).rejects.toMatchObject(refused);
  }
  // Nothing has come of it: whose they are goes on.
  await accounts.refresh(refreshToken, own);
  await accounts.refresh(ofCli, { visit, clientIds: ['other', 'cli'] });
});

test('tells what an identity is now without its token', async () => {
  await using open = await openAccounts();
  const { accounts, clock } = open;
  const { userId, accessToken } = await signUp(open);
  const identity = (await accounts.verify(bearer(accessToken))) as Identity;
  const { key } = await accounts.apiKeys.create(identity, { name: 'k' }, visit);
  const ofKey = (await accounts.verify({ kind: 'api_key', value: key })) as Identity;
  for (const each of [identity, ofKey]) expect(await accounts.renew?.(each)).toEqual(each);
  await accounts.update(userId, { roles: ['admin'] }, local);
  for (const each of [identity, ofKey]) {
    const again = await accounts.renew?.(each);
    expect(again?.access.permissions.has('accounts:admin')).toBe(each === ofKey);
    expect(await accounts.renew?.(again as Identity)).toEqual(again);
  }
  await accounts.logout({ identity }, visit);
  await accounts.apiKeys.delete(ofKey, ofKey.apiKeyId ?? '', visit);
  clock.time += 3000;
  for (const each of [identity, ofKey]) {
    await expect(accounts.renew?.(each)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  }
  const strange = { userId, access: identity.access, scope: [] };
  expect(await accounts.renew?.(strange)).toBeUndefined();
});

test('opens sessions that may do less, and none that may do more', async () => {
  await using open = await openAccounts();
  const { accounts } = open;
  const { userId } = await signUp(open);
  const scope = ['catalog:read', 'tools:call:weather/*'];
  const given = await accounts.openSession(userId, { visit, scope, clientId: 'cli' });
  const identity = (await accounts.verify(bearer(given.accessToken))) as Identity;
  expect(identity.scope).toEqual(scope);
  expect([...identity.access.permissions].toSorted()).toEqual(['catalog:read', 'tools:call']);
  const next = await accounts.refresh(given.refreshToken, { visit, clientIds: ['cli'] });
  expect((await accounts.verify(bearer(next.accessToken)))?.scope).toEqual(scope);
  const more = accounts.openSession(userId, { visit, scope: ['accounts:admin'] });
  await expect(more).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(accounts.openSession('user_none', { visit })).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
  });
});

test('shows accounts to those who look after them alone, page by page', async () => {
  await using open = await openAccounts();
  const { accounts, clock } = open;
  for (const name of ['a', 'b', 'c']) {
    await accounts.register({ ...ann, email: `${name}@example.com` }, visit);
    clock.time += 1000;
  }
  const first = await accounts.list({ limit: 2 }, local.principal);
  expect(first).toMatchObject({ total: 3, offset: 0 });
  const second = await accounts.list({ limit: 2, cursor: first.nextCursor }, local.principal);
  expect(second).toEqual({
    total: 3,
    offset: 2,
    accounts: [expect.objectContaining({ email: 'c@example.com', isDisabled: false })],
  });
  expect(JSON.stringify([first, second])).not.toMatch(/hash|scrypt/i);
  expect(await accounts.list({ limit: 9, email: 'B@EX' }, local.principal)).toMatchObject({
    total: 1,
  });
  const cursor = 'nonsense';
  await expect(accounts.list({ limit: 9, cursor }, local.principal)).rejects.toMatchObject({
    code: 'VALIDATION_ERROR',
  });
  const userId = first.accounts[0]?.id ?? '';
  const principals: readonly Principal[] = [
    { kind: 'anonymous', clientId: 'x' },
    { kind: 'user', userId },
    { kind: 'user', userId, access: { permissions: new Set(['account:read']), tools: {} } },
  ];
  for (const principal of principals) {
    const code = expect.stringMatching(/FORBIDDEN|UNAUTHENTICATED/);
    await expect(accounts.list({ limit: 9 }, principal)).rejects.toMatchObject({ code });
    const change = accounts.update(userId, { plan: 'pro' }, { principal, visit });
    await expect(change).rejects.toMatchObject({ code });
  }
  await expect(accounts.update(userId, { roles: ['king'] }, local)).rejects.toMatchObject({
    code: 'VALIDATION_ERROR',
    message: expect.stringContaining('user, admin, reader'),
  });
  await expect(accounts.update('user_none', {}, local)).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});
