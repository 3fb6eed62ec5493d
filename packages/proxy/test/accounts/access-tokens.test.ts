import { createTemporaryDirectory } from '@nanda/testing';
import { decodeJwt, SignJWT, type JWTPayload } from 'jose';
import { expect, test } from 'vitest';
import { createSigningKeys } from '../../src/core/accounts/tokens/create-signing-keys.js';
import { openAccounts, type OpenAccounts } from './open-accounts.js';

const visit = { remoteAddress: '203.0.113.7' };
const ann = { email: 'ann@example.com', password: 'correct horse battery' };
const nothing = (): void => {};

/** Signs with the proxy's own key what the proxy itself would not. */
async function createForger({
  store,
  box,
  clock,
}: OpenAccounts): Promise<
  (claims: JWTPayload, options?: { readonly typ?: string }) => Promise<string>
> {
  const keys = createSigningKeys({
    repository: store.accounts.signingKeys,
    box,
    longestToken: 86_400_000,
    logger: { debug: nothing, info: nothing, warn: nothing, error: nothing },
    now: () => clock.time,
  });
  const { id, key } = await keys.current();
  return (claims, { typ = 'at+jwt' } = {}) =>
    new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: id, typ }).sign(key);
}

test('a right signature alone opens nothing: type, audience, time and every claim have to be right', async () => {
  await using open = await openAccounts();
  const { accounts } = open;
  const { accessToken } = await accounts.register(ann, visit);
  const forge = await createForger(open);
  const claims = decodeJwt(accessToken);
  const verify = (value: string): ReturnType<typeof accounts.verify> =>
    accounts.verify({ kind: 'bearer', value });
  // The forger itself is right, or none of what follows says anything.
  expect(await verify(await forge(claims))).toMatchObject({ userId: claims.sub });
  const without = (name: string): JWTPayload =>
    Object.fromEntries(Object.entries(claims).filter(([each]) => each !== name));
  const forged = [
    await forge(claims, { typ: 'JWT' }),
    await forge(claims, { typ: 'dpop+jwt' }),
    await forge({ ...claims, aud: ['https://else.example'] }),
    await forge({ ...claims, exp: (claims.iat ?? 0) - 60 }),
    await forge({ ...claims, sub: 'user_other' }),
    await forge({ ...claims, sid: 'sess_other' }),
    await forge({ ...claims, sid: 7 }),
    await forge({ ...claims, scope: 'accounts:admin' }),
    ...(await Promise.all(
      ['sub', 'sid', 'iat', 'exp', 'jti', 'scope', 'aud'].map((name) => forge(without(name))),
    )),
  ];
  for (const value of forged) {
    await expect(verify(value)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  }
  // Of another issuer, or of none: somebody else may know it.
  for (const each of [{ ...claims, iss: 'https://else.example' }, without('iss')]) {
    expect(await verify(await forge(each))).toBeUndefined();
  }
  // A scope that its account has not is worth nothing.
  const more = await verify(await forge({ ...claims, scope: ['accounts:admin', 'tools:call'] }));
  expect([...(more?.access.permissions ?? [])]).toEqual(['tools:call']);
});

test('proxies with one store and other audiences do not take each other’s tokens', async () => {
  await using directory = await createTemporaryDirectory();
  const dataDir = directory.path;
  await using one = await openAccounts({
    dataDir,
    settings: { audience: ['https://one.example'] },
  });
  await using two = await openAccounts({
    dataDir,
    clock: one.clock,
    settings: { audience: ['https://two.example'] },
  });
  const { accessToken: value } = await one.accounts.register(ann, visit);
  expect(await one.accounts.verify({ kind: 'bearer', value })).toBeDefined();
  await expect(two.accounts.verify({ kind: 'bearer', value })).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
  });
});
