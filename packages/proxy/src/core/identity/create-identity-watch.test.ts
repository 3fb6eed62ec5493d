import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Access } from '../access/access.js';
import type { Identity, ShownCredential } from '../accounts/identity.js';
import { NandaError } from '../nanda-error.js';
import { createIdentityWatch, type IdentityWatch } from './create-identity-watch.js';

const access: Access = { permissions: new Set(['tools:call']), tools: {} };
const identity: Identity = { userId: 'u', access, scope: ['*'] };
const shown = (value: string): ShownCredential => ({ kind: 'bearer', value });

let verify: (shown: ShownCredential) => Promise<Identity | undefined>;
let asked: string[];
let watch: IdentityWatch;

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  verify = async () => identity;
  watch = createIdentityWatch({
    async verifyAgain(credential) {
      asked.push(credential.value);
      return verify(credential);
    },
  });
});

afterEach(() => {
  watch.close();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

test('what is opened with a token ends when that expires', async () => {
  const expiresAt = new Date(Date.now() + 10_000).toISOString();
  const { signal } = watch.attend(shown('a'), { ...identity, expiresAt });
  await vi.advanceTimersByTimeAsync(9000);
  expect(signal.aborted).toBe(false);
  await vi.advanceTimersByTimeAsync(2000);
  expect(signal.aborted).toBe(true);
  expect(watch.size).toBe(0);
});

test('and when it is revoked, or gives other rights; others stay', async () => {
  const revoked = watch.attend(shown('revoked'), identity);
  const changed = watch.attend(shown('changed'), identity);
  const gone = watch.attend(shown('gone'), identity);
  const kept = watch.attend(shown('kept'), identity);
  verify = async ({ value }) => {
    if (value === 'revoked') throw new NandaError('UNAUTHENTICATED', 'Over.');
    if (value === 'gone') return undefined;
    return value === 'changed' ? { ...identity, access: { ...access, plan: 'pro' } } : identity;
  };
  await vi.advanceTimersByTimeAsync(7000);
  expect([revoked, changed, gone, kept].map(({ signal }) => signal.aborted)).toEqual([
    true,
    true,
    true,
    false,
  ]);
  kept.leave();
});

test('a store that is busy ends nothing', async () => {
  const { signal, leave } = watch.attend(shown('a'), identity);
  verify = async () => {
    throw new NandaError('OVERLOADED', 'Later.');
  };
  await vi.advanceTimersByTimeAsync(30_000);
  expect(signal.aborted).toBe(false);
  leave();
});

test('there is one question for all that a token has opened, and one timer for all tokens', async () => {
  const attended = Array.from({ length: 100 }, () => watch.attend(shown('a'), identity));
  attended.push(watch.attend(shown('b'), identity));
  expect(vi.getTimerCount()).toBe(1);
  await vi.advanceTimersByTimeAsync(4500);
  expect(asked).toEqual(['a', 'b']);
  for (const { leave } of attended) leave();
  expect(vi.getTimerCount()).toBe(0);
});
