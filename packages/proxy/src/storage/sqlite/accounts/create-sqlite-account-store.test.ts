import { createTemporaryDirectory } from '@nanda/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AccountStore } from '../../../core/accounts/store/account-store.js';
import type { SessionRecord } from '../../../core/accounts/store/session-record.js';
import type { SigningKeyRecord } from '../../../core/accounts/store/signing-key-repository.js';
import { openSqliteStore, type SqliteStore } from '../open-sqlite-store.js';
import { silentLogger as logger } from '../silent-logger.fixture.js';
import { makeAccount } from './make-account.fixture.js';

const day = 86_400_000;
let stores: readonly [SqliteStore, SqliteStore];
let one: AccountStore;
let two: AccountStore;
let directory: Awaited<ReturnType<typeof createTemporaryDirectory>>;

// Two handles on one file, as two processes have them.
beforeEach(async () => {
  directory = await createTemporaryDirectory();
  const dataDir = directory.path;
  stores = [await openSqliteStore({ dataDir, logger }), await openSqliteStore({ dataDir, logger })];
  [one, two] = [stores[0].accounts, stores[1].accounts];
});

afterEach(async () => {
  await Promise.all(stores.map((store) => store.close()));
  await directory[Symbol.asyncDispose]();
});

const session = (id: string, others: Partial<SessionRecord> = {}): SessionRecord => ({
  id,
  accountId: 'ann',
  scope: undefined,
  clientId: undefined,
  createdAt: 1000,
  expiresAt: 1000 + 7 * day,
  ...others,
});

/** Of sessions that no program has. */
const clientIds = [undefined];

test('keeps accounts, of which no two have the same address or wallet', async () => {
  const wallet = '0xAbCdefabcdefabcdefabcdefabcdefabcdefabcd';
  const ann = makeAccount('ann', { roles: ['admin', 'x'], name: 'Ann' });
  expect(await one.accounts.add(ann)).toBe(true);
  expect(await two.accounts.add(makeAccount('other', { emailKey: 'ann@example.com' }))).toBe(false);
  const bob = { email: undefined, emailKey: undefined, passwordHash: undefined };
  expect(await one.accounts.add(makeAccount('bob', { ...bob, walletAddress: wallet }))).toBe(true);
  const lower = wallet.toLowerCase();
  expect(await one.accounts.add(makeAccount('eve', { ...bob, walletAddress: lower }))).toBe(false);
  expect(await two.accounts.find('ann')).toEqual({
    ...ann,
    walletAddress: undefined,
    lastLoginAt: undefined,
  });
  expect(await two.accounts.findByEmail('ann@example.com')).toMatchObject({ id: 'ann' });
  expect(await two.accounts.findByWallet(lower)).toMatchObject({
    id: 'bob',
    walletAddress: wallet,
  });
  expect(await two.accounts.find('nobody')).toBeUndefined();
  await one.accounts.recordLogin('ann', { at: 5000, rehashed: { from: 'hash', to: 'newer' } });
  // Of a password that was changed while somebody signed in with it.
  await one.accounts.recordLogin('ann', { at: 5500, rehashed: { from: 'hash', to: 'old' } });
  await one.accounts.recordLogin('ann', { at: 6000 });
  expect(await two.accounts.find('ann')).toMatchObject({
    lastLoginAt: 6000,
    passwordHash: 'newer',
  });
});

test('lists accounts in pages, also those that came at the same moment', async () => {
  for (const id of ['a1', 'b%', 'a2', 'b_']) await one.accounts.add(makeAccount(id));
  await one.accounts.add(makeAccount('a0', { createdAt: 999 }));
  const first = await one.accounts.list({ limit: 2 });
  expect(first.map(({ id }) => id)).toEqual(['a0', 'a1']);
  const rest = await one.accounts.list({ limit: 9, after: first[1] });
  expect(rest.map(({ id }) => id)).toEqual(['a2', 'b%', 'b_']);
  expect(await one.accounts.count({})).toBe(5);
  // Signs that mean something to a pattern mean themselves.
  expect(await one.accounts.count({ email: '%' })).toBe(1);
  expect((await one.accounts.list({ limit: 9, email: 'b_@' })).map(({ id }) => id)).toEqual(['b_']);
});

test('an account that is shut loses its sessions and keys', async () => {
  await one.accounts.add(makeAccount('ann'));
  await one.sessions.open(session('s'), { tokenHash: 't', most: 9 });
  const key = { id: 'k', accountId: 'ann', name: 'n', prefix: 'nk_', scope: ['*'], createdAt: 1 };
  expect(await one.apiKeys.add(key, { keyHash: 'h', most: 1 })).toBe(true);
  expect(await one.apiKeys.add({ ...key, id: 'k2' }, { keyHash: 'h2', most: 1 })).toBe(false);
  expect(await two.apiKeys.findByHash('h')).toMatchObject({ key, account: { id: 'ann' } });
  expect(await two.accounts.update('ann', { plan: 'pro', isDisabled: true })).toMatchObject({
    plan: 'pro',
    isDisabled: true,
  });
  expect(await one.sessions.find('s', { now: 2000 })).toBeUndefined();
  expect(await one.sessions.findByToken('t')).toBeUndefined();
  expect(await one.apiKeys.findByHash('h')).toBeUndefined();
  expect(await one.apiKeys.add(key, { keyHash: 'h', most: 1 })).toBe(false);
  expect(await one.sessions.open(session('s2'), { tokenHash: 't2', most: 9 })).toBeUndefined();
  expect(await two.accounts.update('ann', { isDisabled: false })).toMatchObject({ plan: 'pro' });
  expect(await one.apiKeys.list('ann')).toEqual([]);
  expect(await one.accounts.update('nobody', { plan: 'pro' })).toBeUndefined();
});

test('rotates a refresh token for one of many who ask at once, and ends the session for it', async () => {
  await one.accounts.add(makeAccount('ann'));
  await one.sessions.open(session('s'), { tokenHash: 't0', most: 9 });
  const rotate = (store: AccountStore, next: string): ReturnType<typeof store.sessions.rotate> =>
    store.sessions.rotate('t0', { clientIds, next, now: 2000, expiresAt: 2000 + 7 * day });
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) => rotate(index % 2 === 0 ? one : two, `t${index + 1}`)),
  );
  const kinds = answers.map(({ kind }) => kind).toSorted();
  expect(kinds).toEqual(
    ['reused', 'rotated', ...Array.from({ length: 8 }, () => 'unknown')].toSorted(),
  );
  expect(await one.sessions.find('s', { now: 2000 })).toBeUndefined();
});

test('a session goes on with every token, and remembers for as long as they are good which were used', async () => {
  await one.accounts.add(makeAccount('ann'));
  await one.sessions.open(session('s', { scope: ['tools:call'], clientId: 'cli' }), {
    tokenHash: 't0',
    most: 9,
  });
  for (let step = 0; step < 10; step += 1) {
    const now = (step + 1) * 5 * day;
    const rotation = await one.sessions.rotate(`t${step}`, {
      clientIds: ['other', 'cli'],
      next: `t${step + 1}`,
      now,
      expiresAt: now + 7 * day,
    });
    expect(rotation).toMatchObject({
      kind: 'rotated',
      session: { id: 's', scope: ['tools:call'], clientId: 'cli', expiresAt: now + 7 * day },
      account: { id: 'ann' },
    });
  }
  // One of weeks ago is over by itself; a recent one was used.
  const late = { clientIds: ['cli'], next: 'x', now: 51 * day, expiresAt: 58 * day };
  // Another program's say about it is none.
  const stolen = { ...late, clientIds: [undefined, 'other'] };
  expect(await two.sessions.rotate('t9', stolen)).toEqual({ kind: 'unknown' });
  expect(await two.sessions.rotate('t3', late)).toEqual({ kind: 'unknown' });
  expect(await two.sessions.find('s', { now: 51 * day })).toBeDefined();
  expect(await two.sessions.rotate('t9', late)).toMatchObject({ kind: 'reused' });
  expect(await two.sessions.rotate('t10', late)).toEqual({ kind: 'unknown' });
});

test('a session is over by itself; the oldest ones of an account go for the newest', async () => {
  await one.accounts.add(makeAccount('ann'));
  await one.accounts.add(makeAccount('bob'));
  await one.sessions.open(session('of-bob', { accountId: 'bob' }), { tokenHash: 'b', most: 2 });
  for (const [index, id] of ['s1', 's2', 's3', 's4'].entries()) {
    const ended = await one.sessions.open(session(id, { createdAt: 1000 + index }), {
      tokenHash: id,
      most: 2,
    });
    expect(ended).toEqual(index < 2 ? [] : [`s${index - 1}`]);
  }
  expect(await two.sessions.find('s2', { now: 2000 })).toBeUndefined();
  expect(await two.sessions.find('s3', { now: 2000 })).toBeDefined();
  expect(await two.sessions.find('of-bob', { now: 2000 })).toBeDefined();
  expect(await two.sessions.find('s4', { now: 1000 + 7 * day })).toBeUndefined();
  const late = { clientIds, next: 'x', now: 1000 + 7 * day, expiresAt: 1000 + 14 * day };
  expect(await two.sessions.rotate('s4', late)).toEqual({ kind: 'unknown' });
  expect(await one.sessions.end('s3')).toBe(true);
  expect(await two.sessions.end('s3')).toBe(false);
});

test('gives a challenge out once, and keeps only so many of one place', async () => {
  const challenge = {
    nonce: 'n1',
    walletAddress: '0xab',
    chainId: 1,
    message: 'm',
    place: 'here',
    expiresAt: 2000,
  };
  const limits = { now: 1000, mostOfPlace: 2, most: 3 };
  expect(await one.challenges.add(challenge, limits)).toBe(true);
  expect(await one.challenges.add({ ...challenge, nonce: 'n2' }, limits)).toBe(true);
  expect(await one.challenges.add({ ...challenge, nonce: 'n3' }, limits)).toBe(false);
  const there = { ...challenge, place: 'there' };
  expect(await one.challenges.add({ ...there, nonce: 'n4' }, limits)).toBe(true);
  expect(await one.challenges.add({ ...there, nonce: 'n5' }, limits)).toBe(false);
  const taken = await Promise.all(
    [one, two, one, two].map(({ challenges }) => challenges.take('n1', { now: 1500 })),
  );
  expect(taken.filter((each) => each !== undefined)).toEqual([challenge]);
  expect(await one.challenges.take('n2', { now: 2000 })).toBeUndefined();
  // What is over makes room.
  expect(await two.challenges.add({ ...challenge, nonce: 'n6' }, { ...limits, now: 2000 })).toBe(
    true,
  );
});

test('of several processes one makes the key that signs', async () => {
  const key = (id: string, createdAt: number): SigningKeyRecord => ({
    id,
    publicKey: { kty: 'EC', kid: id },
    privateKey: 'sealed',
    createdAt,
    signsUntil: createdAt + 100,
    verifiesUntil: createdAt + 150,
  });
  const added = await Promise.all(
    [one, two, one, two].map(({ signingKeys }, index) =>
      signingKeys.addUnlessCurrent(key(`k${index}`, 1000), { now: 1000 }),
    ),
  );
  expect(added.filter((isAdded) => isAdded)).toHaveLength(1);
  const [first] = await two.signingKeys.list();
  expect(await one.signingKeys.addUnlessCurrent(key('later', 1099), { now: 1099 })).toBe(false);
  expect(await one.signingKeys.addUnlessCurrent(key('later', 1100), { now: 1100 })).toBe(true);
  expect((await two.signingKeys.list()).map(({ id }) => id)).toEqual(['later', first?.id]);
  const replaces = 'later';
  expect(await two.signingKeys.addUnlessCurrent(key('new', 1110), { now: 1110, replaces })).toBe(
    true,
  );
  expect((await one.signingKeys.list())[1]).toMatchObject({ id: 'later', signsUntil: 1110 });
  // One that verifies nothing any more is forgotten.
  await one.signingKeys.addUnlessCurrent(key('last', 1251), { now: 1251 });
  expect((await two.signingKeys.list()).map(({ id }) => id)).toEqual(['last', 'new']);
});
