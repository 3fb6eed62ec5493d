import { describe, expect, test } from 'vitest';
import { createMemoryRateLimiter } from '../../bus/memory/create-memory-rate-limiter.js';
import type { Principal } from '../../core/principal.js';
import { resolveRateLimits } from '../../resolve-rate-limits.js';
import { createRateGate } from './limit-rate.js';

const stranger: Principal = { kind: 'anonymous', clientId: 'a' };
const user = (userId: string, plan: 'free' | 'pro' = 'free'): Principal => ({
  kind: 'user',
  userId,
  access: { permissions: new Set(), tools: {}, plan },
});

function openGate() {
  let time = 0;
  const limits = resolveRateLimits(
    {
      anonymous: { requests: 3 },
      free: { requests: 2 },
      pro: { requests: 4 },
      auth: { requests: 1, window: 30 },
      transfers: { requests: 1, window: 600 },
    },
    { environment: {}, hasAccounts: false },
  );
  if (limits === undefined) throw new TypeError('There are limits.');
  const gate = createRateGate({ limiter: createMemoryRateLimiter({ now: () => time }), limits });
  const take = (
    principal: Principal | undefined,
    { path = '/v2/services', remoteAddress = '203.0.113.7' } = {},
  ) => gate.take({ path, principal, remoteAddress });
  return { gate, take, pass: (milliseconds: number) => (time += milliseconds) };
}

describe('the rate gate', () => {
  test('tells what is left, and refuses with when to come again', async () => {
    const { take, pass } = openGate();
    expect(await take(stranger)).toEqual({
      fields: { ratelimit: '"anonymous";r=2;t=40', 'ratelimit-policy': '"anonymous";q=3;w=60' },
      failure: undefined,
    });
    await take(stranger);
    expect((await take(stranger)).fields['ratelimit']).toBe('"anonymous";r=0;t=1');
    const refused = await take(stranger);
    expect(refused.fields['ratelimit']).toBe('"anonymous";r=0;t=20');
    expect(refused.failure).toMatchObject({
      code: 'RATE_LIMITED',
      retryAfter: 20,
      details: { policy: 'anonymous', limit: 3, window: 60, retryAfter: 20 },
    });
    pass(20_000);
    expect((await take(stranger)).failure).toBeUndefined();
  });

  test('counts those without an account by their address, whatever token they make up', async () => {
    const { take } = openGate();
    for (let number = 0; number < 3; number += 1) {
      await take({ kind: 'anonymous', clientId: `made-up-${number}` });
    }
    expect((await take({ kind: 'anonymous', clientId: 'another' })).failure).toBeDefined();
    expect((await take(undefined)).failure).toBeDefined();
    expect((await take(stranger, { remoteAddress: '203.0.113.8' })).failure).toBeUndefined();
  });

  test('counts a whole network of IPv6 as one', async () => {
    const { take } = openGate();
    for (const end of ['1', '2', '3']) {
      await take(stranger, { remoteAddress: `2001:db8:0:1::${end}` });
    }
    expect((await take(stranger, { remoteAddress: '2001:db8:0:1:ff::9' })).failure).toBeDefined();
    expect((await take(stranger, { remoteAddress: '2001:db8:0:2::1' })).failure).toBeUndefined();
  });

  test('counts accounts by who they are and their plan, wherever they come from', async () => {
    const { take } = openGate();
    await take(user('a'));
    await take(user('a'), { remoteAddress: '198.51.100.1' });
    expect((await take(user('a'), { remoteAddress: '198.51.100.2' })).failure).toBeDefined();
    expect((await take(user('b'))).failure).toBeUndefined();
    expect((await take(user('p', 'pro'))).fields['ratelimit-policy']).toBe('"pro";q=4;w=60');
    expect((await take(stranger)).fields['ratelimit']).toContain('r=2');
  });

  test('treats who has an account and no plan as free', async () => {
    const { take } = openGate();
    const { fields } = await take({ kind: 'user', userId: 'x' });
    expect(fields['ratelimit-policy']).toBe('"free";q=2;w=60');
  });

  test('never limits the local user, nor what watches over the proxy', async () => {
    const { take } = openGate();
    for (let number = 0; number < 100; number += 1) {
      expect(await take({ kind: 'local' })).toEqual({ fields: {}, failure: undefined });
      expect(await take(stranger, { path: '/health' })).toEqual({ fields: {}, failure: undefined });
    }
  });

  test.each(['/v2/auth/login', '/v2/auth/register/', '/oauth/authorize'])(
    'is stricter with %s, which takes nothing of the rest once it is refused',
    async (path) => {
      const { take } = openGate();
      const first = await take(stranger, { path });
      expect(first.fields).toEqual({
        ratelimit: '"auth";r=0;t=1, "anonymous";r=2;t=40',
        'ratelimit-policy': '"auth";q=1;w=30, "anonymous";q=3;w=60',
      });
      const second = await take(stranger, { path });
      expect(second.failure?.details).toMatchObject({ policy: 'auth', retryAfter: 30 });
      expect((await take(stranger)).fields['ratelimit']).toBe('"anonymous";r=1;t=20');
    },
  );

  test('counts sign-ins by address even where somebody shows a token with it', async () => {
    const { take } = openGate();
    await take(user('a'), { path: '/v2/auth/login' });
    expect((await take(user('b'), { path: '/v2/auth/login' })).failure).toBeDefined();
  });

  test('is stricter with exports and imports', async () => {
    const { take } = openGate();
    await take(user('a', 'pro'), { path: '/v2/credentials/export' });
    const { failure } = await take(user('a', 'pro'), { path: '/v2/credentials/import' });
    expect(failure?.details).toMatchObject({ policy: 'transfers' });
  });

  test('takes more for what does the work of many', async () => {
    const { gate, take } = openGate();
    const request = { path: '/v2/batch', principal: user('p', 'pro'), remoteAddress: undefined };
    await gate.take(request, { cost: 3 });
    expect((await take(user('p', 'pro'))).fields['ratelimit']).toBe('"pro";r=0;t=1');
    expect((await take(user('p', 'pro'))).failure).toBeDefined();
  });
});
