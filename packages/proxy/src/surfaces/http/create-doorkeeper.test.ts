import { expect, test } from 'vitest';
import type { Access } from '../../core/access/access.js';
import { NandaError } from '../../core/nanda-error.js';
import { clientToken } from './client-token.js';
import { createDoorkeeper, type Caller } from './create-doorkeeper.js';

const access: Access = { permissions: new Set(), tools: {} };
const request = (headers: Record<string, string> = {}): Request =>
  new Request('http://localhost/', { headers });
const place: Caller = { path: '/v2/connections', isLoopback: true };

function keeper(mode: 'optional' | 'required', token?: string) {
  return createDoorkeeper({
    token,
    accounts: {
      mode,
      verifier: {
        async verify({ value }) {
          if (value === 'expired') throw new NandaError('UNAUTHENTICATED', 'Over.');
          return value === 'good' ? { userId: 'u1', access, scope: [] } : undefined;
        },
      },
      watch: { attend: () => ({ signal: new AbortController().signal, leave: () => undefined }) },
    },
  });
}

test('without accounts nobody is waited for', () => {
  for (const token of [undefined, 'secret']) {
    const { identify, hasAccounts } = createDoorkeeper({ token });
    expect(hasAccounts).toBe(false);
    expect(identify(request({ authorization: 'Bearer secret' }), place)).toEqual({
      principal: { kind: 'local' },
    });
  }
});

test('who asks: the token of the proxy, then a token or key of a user, then nobody', async () => {
  const { identify } = keeper('optional', 'secret');
  expect(identify(request({ authorization: 'Bearer secret' }), place)).toEqual({
    principal: { kind: 'local' },
  });
  for (const shown of [{ authorization: 'Bearer good' }, { 'x-api-key': 'good' }]) {
    expect((await identify(request(shown), place)).principal).toEqual({
      kind: 'user',
      userId: 'u1',
      access,
    });
  }
  // A reverse proxy on this machine makes everybody come from it.
  const stranger = await identify(request(), place);
  expect(stranger).toMatchObject({ principal: { kind: 'anonymous' }, handOut: expect.any(String) });
});

test('what is shown and not known is refused, and not taken for nothing', async () => {
  const { identify } = keeper('optional');
  const cookie = `${clientToken.cookie}=${clientToken.create()}`;
  for (const value of ['wrong', 'expired']) {
    const refused = identify(request({ authorization: `Bearer ${value}`, cookie }), place);
    await expect(refused).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  }
});

test('a cookie names a client, and never a user', async () => {
  const { identify } = keeper('optional');
  const token = clientToken.create();
  for (const value of [token, 'good', 'secret']) {
    const { principal } = await identify(
      request({ cookie: `${clientToken.cookie}=${value}` }),
      place,
    );
    expect(principal.kind).toBe('anonymous');
  }
});

test('where an account is wanted, nothing else gets in but to the few paths where one is had', async () => {
  const { identify } = keeper('required', 'secret');
  const client = { 'x-nanda-client': clientToken.create() };
  for (const headers of [{}, client, { authorization: 'Basic c2VjcmV0' }]) {
    expect(() => identify(request(headers), place)).toThrow(/signed in/);
  }
  for (const path of [
    '/health',
    '/v2/auth/login',
    '/v2/auth/register',
    '/v2/auth/challenge',
    '/v2/auth/refresh',
    '/oauth/token',
    '/.well-known/jwks.json',
  ]) {
    const known = await identify(request(), { ...place, path });
    expect(known).toMatchObject({ principal: { kind: 'anonymous' } });
    expect(known).not.toHaveProperty('handOut');
  }
  for (const path of [
    '/v2/auth/session',
    '/v2/auth/api-keys',
    '/oauth',
    '/healthy',
    '/v0.1/servers',
  ]) {
    expect(() => identify(request(), { ...place, path })).toThrow(/signed in/);
  }
});

test('who comes for a new token may still show the old one', async () => {
  const { identify } = keeper('required');
  const known = await identify(request({ authorization: 'Bearer expired' }), {
    ...place,
    path: '/v2/auth/refresh',
  });
  expect(known.principal.kind).toBe('anonymous');
});

test('the Unix socket is its owner', () => {
  expect(keeper('required').identify(request(), { ...place, isSocket: true })).toEqual({
    principal: { kind: 'local' },
  });
});
