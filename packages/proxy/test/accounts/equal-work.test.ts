import type * as nodeCrypto from 'node:crypto';
import { beforeEach, expect, test, vi } from 'vitest';
import { openAccounts } from './open-accounts.js';

const calls = vi.hoisted(() => [] as unknown[]);

// Time on a machine that is shared says little: what is compared is the work itself, of the real function.
vi.mock('node:crypto', async (importOriginal) => {
  const crypto = await importOriginal<typeof nodeCrypto>();
  const scrypt = (...parameters: Parameters<typeof crypto.scrypt>): void => {
    const [, salt, length, options] = parameters;
    calls.push({ salt: (salt as Buffer).length, length, options });
    crypto.scrypt(...parameters);
  };
  return { ...crypto, scrypt };
});

const visit = { remoteAddress: '203.0.113.7' };
const password = 'correct horse battery';

beforeEach(() => {
  calls.length = 0;
});

test('a sign-in that fails is the same work, whatever it fails for', async () => {
  await using open = await openAccounts();
  const { accounts, store, clock } = open;
  await accounts.register({ email: 'ann@example.com', password }, visit);
  const { user } = await accounts.register({ email: 'shut@example.com', password }, visit);
  const by = { principal: { kind: 'local' }, visit } as const;
  await accounts.update(user?.id ?? '', { isDisabled: true }, by);
  await store.accounts.accounts.add({
    id: 'user_w',
    email: 'wallet@example.com',
    emailKey: 'wallet@example.com',
    plan: 'free',
    roles: [],
    isDisabled: false,
    createdAt: clock.time,
  });
  const workOf = async (email: string, tried: string): Promise<unknown[]> => {
    calls.length = 0;
    await expect(accounts.signIn({ email, password: tried }, visit)).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    return [...calls];
  };
  const wrong = await workOf('ann@example.com', 'a wrong password');
  expect(wrong).toEqual([
    { salt: 16, length: 32, options: { N: 16, r: 1, p: 1, maxmem: expect.any(Number) } },
  ]);
  for (const email of [
    'nobody@example.com',
    'shut@example.com',
    'wallet@example.com',
    'nonsense',
  ]) {
    expect(await workOf(email, password)).toEqual(wrong);
  }
});

test('an address that is taken is the same work as one that is free', async () => {
  await using open = await openAccounts();
  const { accounts } = open;
  await accounts.register({ email: 'ann@example.com', password }, visit);
  const free = [...calls];
  calls.length = 0;
  const taken = accounts.register({ email: 'ann@example.com', password }, visit);
  await expect(taken).rejects.toMatchObject({ code: 'VALIDATION_ERROR' });
  expect(calls).toEqual(free);
});
