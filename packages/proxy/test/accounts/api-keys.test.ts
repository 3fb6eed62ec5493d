import { expect, test } from 'vitest';
import type { Identity } from '../../src/core/accounts/identity.js';
import { openAccounts, type OpenAccounts } from './open-accounts.js';

const visit = { remoteAddress: '203.0.113.7' };

async function signUp({ accounts }: OpenAccounts, email = 'ann@example.com'): Promise<Identity> {
  const given = await accounts.register({ email, password: 'correct horse battery' }, visit);
  return verify(accounts, given.accessToken);
}

async function verify(accounts: OpenAccounts['accounts'], value: string): Promise<Identity> {
  const identity = await accounts.verify({ kind: 'bearer', value });
  if (identity === undefined) throw new Error('It is known to nobody.');
  return identity;
}

test('makes a key that is shown once, and does what its owner may', async () => {
  await using open = await openAccounts();
  const { accounts, store, entries } = open;
  const ann = await signUp(open);
  const made = await accounts.apiKeys.create(ann, { name: 'ci' }, visit);
  expect(made).toMatchObject({ name: 'ci', scope: ['*'], prefix: made.key.slice(0, 11) });
  expect(made.key).toMatch(/^nk_[\w-]{43}$/);
  const { key, ...shown } = made;
  expect(await accounts.apiKeys.list(ann)).toEqual([shown]);
  for (const kind of ['api_key', 'bearer'] as const) {
    const identity = await accounts.verify({ kind, value: key });
    expect(identity).toMatchObject({ userId: ann.userId, apiKeyId: made.id });
    expect(identity?.access).toEqual(ann.access);
    expect(identity?.sessionId).toBeUndefined();
  }
  expect(await accounts.session(await verify(accounts, key))).toMatchObject({
    user: { id: ann.userId },
  });
  await accounts.close();
  const [stored] = await store.accounts.apiKeys.list(ann.userId);
  expect(JSON.stringify([stored, entries])).not.toContain(key);
});

test('writes down once a minute that a key was used', async () => {
  await using open = await openAccounts();
  const { accounts, store, clock } = open;
  const ann = await signUp(open);
  const { key, id } = await accounts.apiKeys.create(ann, { name: 'ci' }, visit);
  const writes: number[] = [];
  const { recordUse } = store.accounts.apiKeys;
  Object.assign(store.accounts.apiKeys, {
    recordUse: (keyId: string, { at }: { at: number }) => {
      writes.push(at);
      return recordUse(keyId, { at });
    },
  });
  const started = clock.time;
  for (let second = 0; second < 150; second += 1) {
    await accounts.verify({ kind: 'api_key', value: key });
    clock.time += 1000;
  }
  await accounts.close();
  expect(writes).toEqual([started, started + 60_000, started + 120_000]);
  expect(await accounts.apiKeys.list(ann)).toMatchObject([
    { id, lastUsedAt: new Date(started + 120_000).toISOString() },
  ]);
});

test('a key is over when it is revoked, and when its time has come', async () => {
  await using open = await openAccounts();
  const { accounts, clock, entries } = open;
  const ann = await signUp(open);
  const bob = await signUp(open, 'bob@example.com');
  const expiresAt = new Date(clock.time + 60_000).toISOString();
  const short = await accounts.apiKeys.create(ann, { name: 'short', expiresAt }, visit);
  const other = await accounts.apiKeys.create(ann, { name: 'other' }, visit);
  expect(await verify(accounts, short.key)).toMatchObject({ expiresAt });
  await verify(accounts, other.key);
  await expect(accounts.apiKeys.delete(bob, other.id, visit)).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  expect(await accounts.apiKeys.delete(ann, other.id, visit)).toMatchObject({ id: other.id });
  clock.time += 60_000;
  for (const { key } of [short, other]) {
    await expect(accounts.verify({ kind: 'api_key', value: key })).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  }
  await expect(verify(accounts, `nk_${'A'.repeat(43)}`)).rejects.toThrow('API key');
  const past = accounts.apiKeys.create(ann, { name: 'past', expiresAt }, visit);
  await expect(past).rejects.toMatchObject({ code: 'VALIDATION_ERROR' });
  expect(entries.filter(({ type }) => type.startsWith('api_key.')).map(({ type }) => type)).toEqual(
    ['api_key.created', 'api_key.created', 'api_key.revoked'],
  );
});

test('a key never may more than whoever made it', async () => {
  await using open = await openAccounts();
  const { accounts } = open;
  const ann = await signUp(open);
  const create = (maker: Identity, scope?: string[]): ReturnType<typeof accounts.apiKeys.create> =>
    accounts.apiKeys.create(maker, { name: 'x', scope }, visit);
  await expect(create(ann, ['accounts:admin'])).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(create(ann, ['everything'])).rejects.toMatchObject({ code: 'VALIDATION_ERROR' });
  const scope = ['account:write', 'tools:call:weather/get_*'];
  const narrow = await verify(accounts, (await create(ann, scope)).key);
  expect(narrow.scope).toEqual(scope);
  // `*` of one who may do little is just that little.
  for (const wanted of [undefined, ['*']]) {
    const made = await create(narrow, wanted);
    expect(made.scope).toEqual(scope);
    expect((await verify(accounts, made.key)).access.tools.allow).toEqual(['weather/get_*']);
  }
  for (const wanted of ['tools:call', 'tools:call:*', 'tools:call:weather/*', 'catalog:read']) {
    await expect(create(narrow, [wanted])).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }
  expect((await create(narrow, ['tools:call:weather/get_rain'])).scope).toEqual([
    'tools:call:weather/get_rain',
  ]);
});

test('an account has a hundred keys and no more, whoever asks at once', async () => {
  await using open = await openAccounts();
  const { accounts } = open;
  const ann = await signUp(open);
  const answers = await Promise.allSettled(
    Array.from({ length: 110 }, (_, index) =>
      accounts.apiKeys.create(ann, { name: `${index}` }, visit),
    ),
  );
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(100);
  expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'VALIDATION_ERROR', details: { limit: 100 } },
  });
  expect(await accounts.apiKeys.list(ann)).toHaveLength(100);
});

test('who has no account here has no keys', async () => {
  await using open = await openAccounts();
  const { apiKeys } = open.accounts;
  await expect(apiKeys.list(undefined)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  const ann = await signUp(open);
  const { sessionId: _, ...foreign } = ann;
  await expect(apiKeys.create(foreign, { name: 'x' }, visit)).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
});
