import { createTemporaryDirectory } from '@nanda/testing';
import { decodeProtectedHeader } from 'jose';
import { expect, test } from 'vitest';
import { openAccounts, type OpenAccounts } from './open-accounts.js';

const visit = { remoteAddress: '203.0.113.7' };
const day = 86_400_000;

async function tokenOf({ accounts, store, clock }: OpenAccounts): Promise<string> {
  const ann = {
    id: 'ann',
    plan: 'free',
    roles: [],
    isDisabled: false,
    createdAt: clock.time,
  } as const;
  await store.accounts.accounts.add(ann);
  return (await accounts.openSession('ann', { visit })).accessToken;
}

const kidOf = (token: string): string | undefined => decodeProtectedHeader(token).kid;

test('processes that begin at once agree on one key', async () => {
  await using directory = await createTemporaryDirectory();
  await using one = await openAccounts({ dataDir: directory.path });
  await using two = await openAccounts({ dataDir: directory.path, clock: one.clock });
  const tokens = await Promise.all([tokenOf(one), tokenOf(two), tokenOf(one), tokenOf(two)]);
  expect(new Set(tokens.map(kidOf)).size).toBe(1);
  for (const value of tokens) {
    for (const { accounts } of [one, two]) {
      expect(await accounts.verify({ kind: 'bearer', value })).toMatchObject({ userId: 'ann' });
    }
  }
  expect((await one.accounts.jwks()).keys).toHaveLength(1);
  expect(
    [...one.entries, ...two.entries].filter(({ type }) => type.startsWith('sign')),
  ).toHaveLength(1);
  const [stored] = await one.store.accounts.signingKeys.list();
  expect(stored?.publicKey).not.toHaveProperty('d');
  expect(stored?.privateKey).not.toMatch(/"d"|kty/);
});

test('a key signs for a month; what it has signed is good until it is over', async () => {
  await using directory = await createTemporaryDirectory();
  await using one = await openAccounts({ dataDir: directory.path });
  await using two = await openAccounts({ dataDir: directory.path, clock: one.clock });
  const { clock } = one;
  const first = await tokenOf(one);
  clock.time += 29 * day;
  expect(kidOf(await tokenOf(two))).toBe(kidOf(first));
  clock.time += day - 60_000;
  const last = await tokenOf(one);
  expect(kidOf(last)).toBe(kidOf(first));
  clock.time += 60_000;
  const [ofOne, ofTwo] = await Promise.all([tokenOf(one), tokenOf(two)]);
  expect(kidOf(ofOne)).toBe(kidOf(ofTwo));
  expect(kidOf(ofOne)).not.toBe(kidOf(first));
  for (const value of [last, ofOne, ofTwo]) {
    for (const { accounts } of [one, two]) {
      expect(await accounts.verify({ kind: 'bearer', value })).toBeDefined();
    }
  }
  expect((await two.accounts.jwks()).keys.map(({ kid }) => kid)).toEqual([
    kidOf(ofOne),
    kidOf(first),
  ]);
  clock.time += day;
  expect((await two.accounts.jwks()).keys.map(({ kid }) => kid)).toEqual([kidOf(ofOne)]);
});

test('a process that was there before finds the key that another one has made', async () => {
  await using directory = await createTemporaryDirectory();
  await using one = await openAccounts({ dataDir: directory.path });
  await using two = await openAccounts({ dataDir: directory.path, clock: one.clock });
  const { clock } = one;
  await two.accounts.verify({ kind: 'bearer', value: await tokenOf(one) });
  clock.time += 30 * day;
  const value = await tokenOf(one);
  expect(await two.accounts.verify({ kind: 'bearer', value })).toBeDefined();
});

test('where the private key cannot be read any more, another one is made, and older tokens stay good', async () => {
  await using directory = await createTemporaryDirectory();
  await using one = await openAccounts({ dataDir: directory.path });
  const before = await tokenOf(one);
  await using two = await openAccounts({
    dataDir: directory.path,
    clock: one.clock,
    masterKey: 'another master key, of at least 32 characters',
  });
  const after = await tokenOf(two);
  expect(kidOf(after)).not.toBe(kidOf(before));
  expect(two.warnings).toEqual([expect.stringContaining('cannot be read')]);
  for (const value of [before, after]) {
    expect(await two.accounts.verify({ kind: 'bearer', value })).toBeDefined();
  }
});

test('nobody has the store read by naming keys that there are none of', async () => {
  await using open = await openAccounts();
  const token = await tokenOf(open);
  let reads = 0;
  const { list } = open.store.accounts.signingKeys;
  Object.assign(open.store.accounts.signingKeys, {
    list: () => {
      reads += 1;
      return list();
    },
  });
  const [, payload, signature] = token.split('.');
  for (let index = 0; index < 100; index += 1) {
    const header = JSON.stringify({ alg: 'ES256', typ: 'at+jwt', kid: `k${index}` });
    const value = [Buffer.from(header).toString('base64url'), payload, signature].join('.');
    await expect(open.accounts.verify({ kind: 'bearer', value })).rejects.toThrow();
  }
  expect(reads).toBeLessThanOrEqual(1);
});
