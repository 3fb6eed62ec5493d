import { expect, test, vi } from 'vitest';
import {
  AuthenticationError,
  ConfigurationError,
  NANDAClient,
  type ClientOptions,
  type StoredSession,
} from '../src/index.js';
import { failure, success } from './support/answers.js';
import { recordingFetch, type RecordedRequest } from './support/recording-fetch.js';
import {
  connection,
  executionResponse,
  service,
  tokens,
  walletAddress,
} from './support/samples.js';

const baseURL = 'http://proxy.test';
const later = () => Date.now() + 900_000;

/** A proxy that takes only the newest access token, and hands out numbered ones. */
function accounts(options: ClientOptions = {}) {
  let newest = 1;
  const issue = () => ({
    ...tokens,
    accessToken: `access-${newest}`,
    refreshToken: `refresh-${newest}`,
  });
  const handle = ({ url, headers, body }: RecordedRequest): Response => {
    if (url.pathname === '/v2/auth/login') return success(issue());
    if (url.pathname === '/v2/auth/challenge') {
      return success({
        message: 'Sign in, once',
        nonce: 'n',
        expiresAt: '2026-01-01T00:05:00.000Z',
      });
    }
    if (url.pathname === '/v2/auth/refresh') {
      const { refreshToken } = body as { refreshToken: string };
      if (refreshToken !== `refresh-${newest}`) return failure('UNAUTHENTICATED');
      newest += 1;
      return success(issue());
    }
    if (headers.get('authorization') !== `Bearer access-${newest}`)
      return failure('UNAUTHENTICATED');
    if (url.pathname === '/v2/auth/logout') return success({ ended: true });
    return url.pathname.endsWith('/execute') ? success(executionResponse) : success(service);
  };
  const { fetch, requests } = recordingFetch(handle);
  const nanda = new NANDAClient({ baseURL, fetch, ...options });
  const sent = () => requests.map(({ method, url }) => `${method} ${url.pathname}`);
  return { nanda, requests, sent, revoke: () => (newest += 1) };
}

test('after a sign-in every request carries the session, and its owner is told of it', async () => {
  const onSession = vi.fn<(session: StoredSession | undefined) => void>();
  const { nanda, requests } = accounts({ onSession });
  await nanda.auth.login({ email: 'a@example.test', password: 'a-long-password' });
  await nanda.services.get('a');
  expect(requests.map(({ headers }) => headers.get('authorization'))).toEqual([
    null,
    'Bearer access-1',
  ]);
  expect(onSession).toHaveBeenCalledTimes(1);
  expect(onSession.mock.calls[0]?.[0]).toMatchObject({
    accessToken: 'access-1',
    refreshToken: 'refresh-1',
  });
  expect(nanda.auth.session).toEqual(onSession.mock.calls[0]?.[0]);
});

test('requests that find the token at its end refresh it once, and then go', async () => {
  const session = { accessToken: 'access-1', refreshToken: 'refresh-1', expiresAt: 0 };
  const { nanda, sent } = accounts({ session });
  await Promise.all(['a', 'b', 'c'].map((id) => nanda.services.get(id)));
  expect(sent()).toEqual([
    'POST /v2/auth/refresh',
    'GET /v2/services/a',
    'GET /v2/services/b',
    'GET /v2/services/c',
  ]);
});

test('a token that is refused is refreshed once for all, and each request sent once more', async () => {
  const session = { accessToken: 'access-0', refreshToken: 'refresh-1', expiresAt: later() };
  const { nanda, sent } = accounts({ session, maxRetries: 0 });
  await Promise.all([nanda.services.get('a'), nanda.services.get('b')]);
  expect(sent().filter((line) => line.endsWith('refresh'))).toHaveLength(1);
  expect(sent()).toHaveLength(5);
});

test('a tool call whose token is refused did not run: it is sent once more, with its key', async () => {
  let taken = 'Bearer access-0';
  const { fetch, requests } = recordingFetch(({ url, headers }) => {
    if (url.pathname.endsWith('/refresh')) return success(tokens);
    if (headers.get('authorization') !== taken) return failure('UNAUTHENTICATED');
    return success(url.pathname.endsWith('/execute') ? executionResponse : connection);
  });
  const session = { accessToken: 'access-0', refreshToken: 'refresh-0', expiresAt: later() };
  const nanda = new NANDAClient({ baseURL, fetch, session, maxRetries: 0 });
  const opened = await nanda.getConnection('connection-1');
  taken = 'Bearer access-1';
  requests.length = 0;
  await opened.execute('analyze');
  const calls = requests.filter(({ url }) => url.pathname.endsWith('/execute'));
  expect(calls).toHaveLength(2);
  expect(new Set(calls.map(({ headers }) => headers.get('idempotency-key'))).size).toBe(1);
});

test('what is refused twice is the error of its caller, with both attempts told', async () => {
  const { fetch, requests } = recordingFetch(() => failure('UNAUTHENTICATED'));
  const source = vi.fn(async () => 'token');
  const nanda = new NANDAClient({ baseURL, fetch, accessToken: source });
  const error = await nanda.services.get('a').catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(AuthenticationError);
  expect(error).toMatchObject({
    attempts: [{ outcome: '401 UNAUTHENTICATED', delay: 0 }, { outcome: '401 UNAUTHENTICATED' }],
  });
  expect(requests).toHaveLength(2);
  expect(source.mock.calls).toEqual([[undefined], ['token']]);
});

test('a fixed credential that is refused is not sent again', async () => {
  const { fetch, requests } = recordingFetch(() => failure('UNAUTHENTICATED'));
  const nanda = new NANDAClient({ baseURL, fetch, accessToken: 'token' });
  await expect(nanda.services.get('a')).rejects.toThrow(AuthenticationError);
  expect(requests).toHaveLength(1);
});

test("a session that was ended elsewhere ends here, with the proxy's own word for it", async () => {
  const session = { accessToken: 'access-1', refreshToken: 'used before', expiresAt: 0 };
  const onSession = vi.fn();
  const { nanda } = accounts({ session, onSession });
  await expect(nanda.services.get('a')).rejects.toThrow(AuthenticationError);
  expect(nanda.auth.session).toBe(undefined);
  expect(onSession.mock.calls).toEqual([[undefined]]);
});

test('signing out ends the session at the proxy, and here in any case', async () => {
  const session = { accessToken: 'access-1', refreshToken: 'refresh-1', expiresAt: later() };
  const { nanda, requests, sent } = accounts({ session });
  await nanda.auth.logout();
  expect(sent()).toEqual(['POST /v2/auth/logout']);
  expect(requests[0]?.body).toEqual({ refreshToken: 'refresh-1' });
  expect(nanda.auth.session).toBe(undefined);
  await nanda.auth.logout();
  expect(requests).toHaveLength(1);

  const down = recordingFetch(() => failure('INTERNAL_ERROR'));
  const other = new NANDAClient({ baseURL, fetch: down.fetch, session, maxRetries: 0 });
  await expect(other.auth.logout()).rejects.toMatchObject({ code: 'INTERNAL_ERROR' });
  expect(other.auth.session).toBe(undefined);
});

test('a wallet signs the message that the proxy gave', async () => {
  const { nanda, requests } = accounts();
  const sign = vi.fn(async (message: string) => `0x${Buffer.from(message).toString('hex')}`);
  await nanda.auth.loginWithWallet({ walletAddress, sign, chainId: 1 });
  expect(requests.map(({ body }) => body)).toEqual([
    { walletAddress, chainId: 1 },
    {
      walletAddress,
      message: 'Sign in, once',
      signature: `0x${Buffer.from('Sign in, once').toString('hex')}`,
    },
  ]);
});

test('a refresh without a session says so, as the failure of its promise', async () => {
  const { nanda, requests } = accounts();
  await expect(nanda.auth.refresh()).rejects.toThrow(ConfigurationError);
  expect(requests).toHaveLength(0);
});

test('signing out of a session that is over already is no error', async () => {
  const session = { accessToken: 'access-1', refreshToken: 'used before', expiresAt: 0 };
  const onSession = vi.fn();
  const { nanda } = accounts({ session, onSession });
  await nanda.auth.logout();
  expect(nanda.auth.session).toBe(undefined);
  expect(onSession.mock.calls).toEqual([[undefined]]);
});

test('who signs in while a sign-out is under way stays signed in', async () => {
  const ended = Promise.withResolvers<Response>();
  const { fetch } = recordingFetch(({ url }) =>
    url.pathname === '/v2/auth/logout' ? ended.promise : success(tokens),
  );
  const session = { accessToken: 'access-0', refreshToken: 'refresh-0', expiresAt: later() };
  const nanda = new NANDAClient({ baseURL, fetch, session });
  const leaving = nanda.auth.logout();
  await nanda.auth.login({ email: 'a@example.test', password: 'a-long-password' });
  ended.resolve(success({ ended: true }));
  await leaving;
  expect(nanda.auth.session).toMatchObject({ accessToken: tokens.accessToken });
});

test('refreshes that are asked for, and those that are needed, come one after the other', async () => {
  const session = { accessToken: 'access-1', refreshToken: 'refresh-1', expiresAt: 0 };
  const { nanda, sent } = accounts({ session });
  await Promise.all([
    nanda.services.get('a'),
    nanda.auth.refresh(),
    nanda.auth.refresh(),
    nanda.services.get('b'),
  ]);
  expect(nanda.auth.session).toMatchObject({ refreshToken: 'refresh-4' });
  expect(sent().filter((line) => line.endsWith('refresh'))).toHaveLength(3);
});
