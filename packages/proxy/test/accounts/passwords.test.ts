import { expect, test } from 'vitest';
import type { Identity } from '../../src/core/accounts/identity.js';
import { openAccounts } from './open-accounts.js';

const visit = { remoteAddress: '203.0.113.7', requestId: 'req_1' };
const ann = { email: 'Ann@Example.com', password: 'correct horse battery' };

test('registers somebody, who then signs in however the address is written', async () => {
  await using open = await openAccounts();
  const { accounts, entries } = open;
  const registered = await accounts.register({ ...ann, name: 'Ann' }, visit);
  expect(registered).toMatchObject({
    expiresIn: 900,
    user: { email: 'Ann@Example.com', name: 'Ann', plan: 'free' },
  });
  expect(registered.refreshToken).toMatch(/^nr_[\w-]{43}$/);
  const signedIn = await accounts.signIn({ ...ann, email: 'ａnn@EXAMPLE.com' }, visit);
  expect(signedIn.user).toEqual(registered.user);
  expect(await accounts.find(registered.user?.id ?? '')).toEqual(registered.user);
  expect(entries.map(({ type, outcome }) => `${type} ${outcome}`)).toEqual([
    'account.registered success',
    'login success',
    'signing_key.rotated success',
    'login success',
  ]);
  expect(entries[3]).toMatchObject({
    actor: `user:${registered.user?.id}`,
    remoteAddress: '203.0.113.7',
    requestId: 'req_1',
    details: { method: 'password' },
  });
  expect(JSON.stringify(entries)).not.toContain(ann.password);
});

test('says the same of a wrong password, an unknown account, a shut one and one without a password', async () => {
  await using open = await openAccounts();
  const { accounts, store, clock } = open;
  const { user } = await accounts.register(ann, visit);
  await accounts.register({ ...ann, email: 'shut@example.com' }, visit);
  const { accounts: found } = await accounts.list({ limit: 9, email: 'shut' }, { kind: 'local' });
  const [shut] = found;
  await accounts.update(
    shut?.id ?? '',
    { isDisabled: true },
    { principal: { kind: 'local' }, visit },
  );
  await store.accounts.accounts.add({
    id: 'no-password',
    email: 'wallet@example.com',
    emailKey: 'wallet@example.com',
    plan: 'free',
    roles: [],
    isDisabled: false,
    createdAt: clock.time,
  });
  const attempts = [
    { email: 'ann@example.com', password: 'wrong horse battery' },
    { email: 'nobody@example.com', password: ann.password },
    { email: 'shut@example.com', password: ann.password },
    { email: 'wallet@example.com', password: ann.password },
    { email: 'not an address', password: ann.password },
  ];
  const failures = await Promise.all(
    attempts.map((attempt) => accounts.signIn(attempt, visit).catch((error: unknown) => error)),
  );
  const [first] = failures;
  expect(first).toMatchObject({ code: 'UNAUTHENTICATED' });
  for (const failure of failures) expect(failure).toEqual(first);
  // Also where no session is opened, and nothing else would notice.
  const known = accounts.authenticate({ ...ann, email: 'shut@example.com' }, visit);
  await expect(known).rejects.toEqual(first);
  expect(await accounts.find(user?.id ?? '')).toBeDefined();
  expect(await accounts.find(shut?.id ?? '')).toBeUndefined();
});

test.each([
  ['12345678', 'guessed first'],
  ['PASSWORD1', 'guessed first'],
  ['zzzzzzzzzz', 'guessed first'],
  ['ANN@example.COM', 'the email address'],
])('refuses the password %s', async (password, message) => {
  await using open = await openAccounts();
  const failure = open.accounts.register({ ...ann, password }, visit);
  await expect(failure).rejects.toMatchObject({
    code: 'VALIDATION_ERROR',
    message: expect.stringContaining(message),
  });
});

test('makes one account of an address, however many ask at once', async () => {
  await using open = await openAccounts();
  const { accounts } = open;
  const answers = await Promise.allSettled(
    ['ann@example.com', 'ANN@example.com', 'ａnn@example.com'].map((email) =>
      accounts.register({ email, password: ann.password }, visit),
    ),
  );
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'VALIDATION_ERROR' },
  });
});

test.each([
  'a b@example.com',
  'a\u200b@example.com',
  'a＠b@example.com',
  `${'a'.repeat(300)}@x.example`,
])('refuses %j, which is no address when it is folded', async (email) => {
  await using open = await openAccounts();
  const failure = open.accounts.register({ ...ann, email }, visit);
  await expect(failure).rejects.toMatchObject({ code: 'VALIDATION_ERROR' });
});

test('makes no account where registration is closed', async () => {
  await using open = await openAccounts({ settings: { registration: 'closed' } });
  await expect(open.accounts.register(ann, visit)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('hashes a password anew when more work is wanted', async () => {
  await using open = await openAccounts();
  const { accounts, store, clock } = open;
  await accounts.register(ann, visit);
  const hashOf = async (): Promise<string | undefined> =>
    (await store.accounts.accounts.findByEmail('ann@example.com'))?.passwordHash;
  const before = await hashOf();
  await accounts.signIn(ann, visit);
  expect(await hashOf()).toBe(before);
  await store.accounts.accounts.recordLogin(
    (await store.accounts.accounts.findByEmail('ann@example.com'))?.id ?? '',
    { at: clock.time, rehashed: { from: before ?? '', to: await harderHash(ann.password) } },
  );
  await accounts.signIn(ann, visit);
  expect(await hashOf()).toMatch(/^\$scrypt\$ln=4,r=1,p=1\$/);
});

test('whoever looks after accounts gives one another password, which ends its sessions', async () => {
  await using open = await openAccounts();
  const { accounts, store, clock, entries } = open;
  const { user, accessToken, refreshToken } = await accounts.register(ann, visit);
  const id = user?.id ?? '';
  const by = { principal: { kind: 'local' }, visit } as const;
  const identity = await accounts.verify({ kind: 'bearer', value: accessToken });
  const { key } = await accounts.apiKeys.create(identity, { name: 'a key' }, visit);
  const password = 'another horse, another battery';
  expect(await accounts.update(id, { password }, by)).not.toHaveProperty('password');
  expect(entries.at(-1)).toMatchObject({
    type: 'account.updated',
    details: { fields: ['password'] },
  });
  expect(JSON.stringify(entries)).not.toContain(password);
  expect(JSON.stringify(entries)).not.toContain('$scrypt');
  const over = { code: 'UNAUTHENTICATED' };
  await expect(accounts.verify({ kind: 'bearer', value: accessToken })).rejects.toMatchObject(over);
  const refreshed = accounts.refresh(refreshToken, { visit, clientIds: [undefined] });
  await expect(refreshed).rejects.toMatchObject(over);
  await expect(accounts.signIn(ann, visit)).rejects.toMatchObject(over);
  await accounts.signIn({ ...ann, password }, visit);
  expect(await accounts.verify({ kind: 'api_key', value: key })).toMatchObject({ userId: id });

  await expect(accounts.update(id, { password: 'password123' }, by)).rejects.toMatchObject({
    details: { issues: [{ path: 'body.password' }] },
  });
  await store.accounts.accounts.add({
    id: 'wallet',
    walletAddress: '0x00000000000000000000000000000000000000AA',
    plan: 'free',
    roles: [],
    isDisabled: false,
    createdAt: clock.time,
  });
  await expect(accounts.update('wallet', { password }, by)).rejects.toThrow('with its wallet');
  await expect(accounts.update('user_none', { password }, by)).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  const { access } = identity as Identity;
  const principal = { kind: 'user', userId: id, access } as const;
  // The password is not even looked at.
  const own = accounts.update(id, { password: 'password123' }, { visit, principal });
  await expect(own).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

async function harderHash(password: string): Promise<string> {
  const { createPasswordHasher } =
    await import('../../src/core/accounts/passwords/create-password-hasher.js');
  return createPasswordHasher({ cost: { logarithm: 5, blocks: 1, lanes: 1 } }).hash(password);
}

test('whoever guesses waits longer and longer, and a success starts anew', async () => {
  await using open = await openAccounts();
  const { accounts, clock, entries } = open;
  await accounts.register(ann, visit);
  const guess = async (address: string, password = 'a wrong guess'): Promise<number | 'in'> => {
    const here = { remoteAddress: address };
    const attempt = accounts.signIn({ email: 'ann@example.com', password }, here);
    return attempt.then(
      () => 'in' as const,
      (error: { code: string; retryAfter?: number }) =>
        error.code === 'RATE_LIMITED' ? (error.retryAfter ?? 0) : 0,
    );
  };
  for (let attempt = 0; attempt < 4; attempt += 1) expect(await guess('198.51.100.1')).toBe(0);
  expect(await guess('198.51.100.1', ann.password)).toBe('in');
  for (let attempt = 0; attempt < 5; attempt += 1) expect(await guess('198.51.100.1')).toBe(0);
  const waits: number[] = [];
  for (let round = 0; round < 140; round += 1) {
    const wait = await guess('198.51.100.1');
    if (wait === 'in' || wait === 0) continue;
    waits.push(wait);
    // The right one does not help who has to wait: it would tell that it is right.
    expect(await guess('198.51.100.1', ann.password)).toBeGreaterThan(0);
    clock.time += wait * 1000;
  }
  expect(waits[0]).toBe(12);
  expect(Math.max(...waits)).toBeGreaterThan(1500);
  expect(waits.toSorted((a, b) => a - b).at(-1)).toBe(waits.at(-1));
  // Elsewhere its owner still gets in.
  expect(await guess('192.0.2.55', ann.password)).toBe('in');
  const lockouts = entries.filter(({ type }) => type === 'lockout');
  expect(lockouts.length).toBeGreaterThan(0);
  expect(JSON.stringify(lockouts)).not.toContain('ann@');
});

test('many who guess at once are counted as many', async () => {
  await using open = await openAccounts();
  await open.accounts.register(ann, visit);
  const answers = await Promise.all(
    Array.from({ length: 25 }, () =>
      open.accounts
        .signIn({ ...ann, password: 'a wrong guess' }, visit)
        .catch(({ code }: { code: string }) => code),
    ),
  );
  expect(answers.filter((code) => code === 'UNAUTHENTICATED')).toHaveLength(5);
  expect(answers.filter((code) => code === 'RATE_LIMITED')).toHaveLength(20);
});

test('one address cannot try all accounts, nor make as many as it likes', async () => {
  await using open = await openAccounts();
  const codes: string[] = [];
  for (let index = 0; index < 40; index += 1) {
    const guess = { email: `${index}@example.com`, password: 'a wrong guess' };
    await open.accounts
      .signIn(guess, visit)
      .catch(({ code }: { code: string }) => codes.push(code));
  }
  expect(codes.filter((code) => code === 'UNAUTHENTICATED')).toHaveLength(30);
  for (let index = 0; index < 20; index += 1) {
    await open.accounts.register({ ...ann, email: `${index}@example.com` }, visit);
  }
  const more = open.accounts.register({ ...ann, email: 'more@example.com' }, visit);
  await expect(more).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfter: 180 });
});
