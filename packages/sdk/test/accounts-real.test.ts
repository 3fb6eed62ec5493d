import { createProxy } from '@nanda/proxy';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { afterAll, expect, test } from 'vitest';
import { AuthenticationError, NANDAClient, type ClientOptions } from '../src/index.js';

// A real proxy that lets in nobody who has not signed in.
const proxy = createProxy({ dataDir: ':memory:', registries: [], auth: { mode: 'required' } });
afterAll(() => proxy.close());

let arrivals = 0;

/** The operations that a client asks for, and the client. */
function open(options: ClientOptions = {}) {
  const paths: string[] = [];
  // Each of another address: how often somebody may try is counted by it.
  const remoteAddress = `192.0.2.${(arrivals += 1)}`;
  const nanda = new NANDAClient({
    ...options,
    fetch: (request) => {
      paths.push(new URL(request.url).pathname);
      return proxy.fetch(request, { remoteAddress });
    },
  });
  return { nanda, paths };
}

const newAccount = () => ({
  email: `${crypto.randomUUID()}@example.test`,
  password: 'correct horse battery',
});

test('a wallet signs in, and is known', async () => {
  const account = privateKeyToAccount(generatePrivateKey());
  const { nanda } = open();
  await expect(nanda.connections.list()).rejects.toThrow(AuthenticationError);
  await nanda.auth.loginWithWallet({
    walletAddress: account.address,
    sign: (message) => account.signMessage({ message }),
  });
  const { user } = await nanda.auth.getSession();
  expect(user.walletAddress?.toLowerCase()).toBe(account.address.toLowerCase());
  await expect(nanda.connections.list()).resolves.toEqual([]);
  await nanda.auth.logout();
  await expect(nanda.connections.list()).rejects.toThrow(AuthenticationError);
});

test('the wrong wallet does not', async () => {
  const [mine, other] = [1, 2].map(() => privateKeyToAccount(generatePrivateKey()));
  const { nanda } = open();
  const attempt = nanda.auth.loginWithWallet({
    walletAddress: mine?.address ?? '',
    sign: (message) => other?.signMessage({ message }) ?? '',
  });
  await expect(attempt).rejects.toThrow(AuthenticationError);
  expect(nanda.auth.session).toBe(undefined);
});

test('requests that find the token at its end use the refresh token once, and the session lives', async () => {
  const first = open();
  await first.nanda.auth.register(newAccount());
  const { session } = first.nanda.auth;
  if (session === undefined) throw new Error('Nobody is signed in.');
  const { nanda, paths } = open({ session: { ...session, expiresAt: 0 } });
  await Promise.all([1, 2, 3, 4].map(() => nanda.connections.list()));
  expect(paths.filter((path) => path === '/v2/auth/refresh')).toHaveLength(1);
  await Promise.all([nanda.auth.refresh(), nanda.auth.refresh(), nanda.connections.list()]);
  await expect(nanda.auth.getSession()).resolves.toMatchObject({ scope: expect.any(Array) });

  // Somebody else has the first token, and uses it: the session ends for both.
  const thief = open({ session: { ...session, expiresAt: 0 } });
  await expect(thief.nanda.connections.list()).rejects.toThrow(AuthenticationError);
  expect(thief.nanda.auth.session).toBe(undefined);
  await expect(nanda.connections.list()).rejects.toThrow(AuthenticationError);
});

test('a refresh whose answer was lost is not sent again by itself', async () => {
  const first = open();
  await first.nanda.auth.register(newAccount());
  const { session } = first.nanda.auth;
  if (session === undefined) throw new Error('Nobody is signed in.');
  let refreshes = 0;
  const nanda = new NANDAClient({
    session: { ...session, expiresAt: 0 },
    fetch: async (request) => {
      const response = await proxy.fetch(request, { remoteAddress: '192.0.2.200' });
      if (!request.url.endsWith('/v2/auth/refresh')) return response;
      refreshes += 1;
      throw new TypeError('fetch failed');
    },
  });
  await expect(nanda.connections.list()).rejects.toThrow();
  expect(refreshes).toBe(1);
});

test('an API key is let in until it is revoked', async () => {
  const { nanda } = open();
  await nanda.auth.register(newAccount());
  const { id, key } = await nanda.apiKeys.create({ name: 'report' });
  const program = open({ apiKey: key }).nanda;
  await expect(program.connections.list()).resolves.toEqual([]);
  await nanda.apiKeys.delete(id);
  await expect(program.connections.list()).rejects.toThrow(AuthenticationError);
});
