import { expect, test, vi } from 'vitest';
import { AuthenticationError } from '../errors/authentication-error.js';
import { ConfigurationError } from '../errors/configuration-error.js';
import { ConnectionError } from '../errors/connection-error.js';
import { Credentials, type CredentialsParts } from './credentials.js';
import type { StoredSession } from './stored-session.js';

const error = vi.fn();
const logger = { error, warn: vi.fn(), info: vi.fn(), debug: vi.fn() };
const nothing = {
  accessToken: undefined,
  apiKey: undefined,
  session: undefined,
  onSession: undefined,
  timeout: 1000,
  logger,
};
const session = (accessToken: string, expiresAt = 1_000_000): StoredSession => ({
  accessToken,
  refreshToken: `refresh-${accessToken}`,
  expiresAt,
});

function make(parts: Partial<CredentialsParts>): Credentials {
  const refresh = (): never => {
    throw new Error('nothing to refresh');
  };
  return new Credentials({ ...nothing, refresh, now: () => 500_000, ...parts });
}

test('a session wins over a token, and that over a key', async () => {
  expect(await make({}).headers()).toEqual({});
  expect(await make({ apiKey: 'key' }).headers()).toEqual({ 'x-api-key': 'key' });
  expect(await make({ apiKey: 'key', accessToken: 'token' }).headers()).toEqual({
    authorization: 'Bearer token',
  });
  expect(await make({ accessToken: 'token', session: session('a') }).headers()).toEqual({
    authorization: 'Bearer a',
  });
});

test('a function is asked each time, once for those who ask together, and told what was refused', async () => {
  const source = vi.fn(async (refused?: string) => (refused === undefined ? 'old' : 'new'));
  const credentials = make({ accessToken: source });
  expect(await Promise.all([credentials.headers(), credentials.headers()])).toEqual([
    { authorization: 'Bearer old' },
    { authorization: 'Bearer old' },
  ]);
  expect(source).toHaveBeenCalledTimes(1);
  expect(await credentials.headers({ refused: 'Bearer old' })).toEqual({
    authorization: 'Bearer new',
  });
  expect(source).toHaveBeenLastCalledWith('old');
});

test('what a function gives must fit a header field, and is not repeated when it does not', async () => {
  const attempt = make({ apiKey: () => 'sec\nret' }).headers();
  await expect(attempt).rejects.toThrow(ConfigurationError);
  await expect(attempt).rejects.not.toThrow(/ret/);
});

test('a session that is about to end is refreshed once for all, and its owner told', async () => {
  const refresh = vi.fn(async () => session('b'));
  const onSession = vi.fn();
  const credentials = make({ session: session('a', 505_000), refresh, onSession });
  const all = await Promise.all([1, 2, 3].map(() => credentials.headers()));
  expect(all).toEqual(all.map(() => ({ authorization: 'Bearer b' })));
  expect(refresh.mock.calls).toEqual([['refresh-a']]);
  expect(onSession.mock.calls).toEqual([[session('b')]]);
});

test('a refused token is refreshed, and one that was refreshed meanwhile is not refreshed again', async () => {
  const refresh = vi.fn(async () => session('b'));
  const credentials = make({ session: session('a'), refresh });
  expect(await credentials.headers({ refused: 'Bearer a' })).toEqual({ authorization: 'Bearer b' });
  expect(await credentials.headers({ refused: 'Bearer a' })).toEqual({ authorization: 'Bearer b' });
  expect(refresh).toHaveBeenCalledTimes(1);
});

test('a session ends when its refresh is refused, and outlives a network that is down', async () => {
  const down = vi.fn<() => Promise<StoredSession>>().mockRejectedValue(new ConnectionError('down'));
  const kept = make({ session: session('a', 0), refresh: down });
  await expect(kept.headers()).rejects.toThrow(ConnectionError);
  expect(kept.session).toEqual(session('a', 0));

  const facts = { status: 401, message: 'used twice', isRetryable: false };
  const refused = vi.fn().mockRejectedValue(new AuthenticationError(facts));
  const onSession = vi.fn();
  const ended = make({ session: session('a', 0), refresh: refused, onSession });
  await expect(ended.headers()).rejects.toThrow(AuthenticationError);
  expect(ended.session).toBe(undefined);
  expect(onSession.mock.calls).toEqual([[undefined]]);
});

test('who signs out while tokens are being refreshed stays signed out', async () => {
  const pending = Promise.withResolvers<StoredSession>();
  const credentials = make({ session: session('a', 0), refresh: () => pending.promise });
  const asked = credentials.headers();
  credentials.session = undefined;
  pending.resolve(session('b'));
  expect(await asked).toEqual({});
  expect(credentials.session).toBe(undefined);
});

test('who signs in as somebody else while tokens are being refreshed goes on as that one', async () => {
  const pending = Promise.withResolvers<StoredSession>();
  const credentials = make({ session: session('a', 0), refresh: () => pending.promise });
  const asked = credentials.headers();
  credentials.session = session('c');
  pending.resolve(session('b'));
  expect(await asked).toEqual({ authorization: 'Bearer c' });
});

test('who was refused is not given what was asked for before that', async () => {
  const answers = [Promise.withResolvers<string>(), Promise.withResolvers<string>()];
  const source = vi.fn<(refused?: string) => Promise<string>>();
  for (const { promise } of answers) source.mockReturnValueOnce(promise);
  const credentials = make({ accessToken: source });
  const early = credentials.headers();
  const refused = credentials.headers({ refused: 'Bearer old' });
  const alike = credentials.headers({ refused: 'Bearer old' });
  answers[0]?.resolve('old');
  answers[1]?.resolve('new');
  expect(await early).toEqual({ authorization: 'Bearer old' });
  expect(await refused).toEqual({ authorization: 'Bearer new' });
  expect(await alike).toEqual({ authorization: 'Bearer new' });
  expect(source.mock.calls).toEqual([[undefined], ['old']]);
});

test.each([
  [
    'throws',
    () => {
      throw new Error('disk full');
    },
  ],
  ['rejects', () => Promise.reject(new Error('disk full'))],
])('an onSession that %s is reported, and harms nobody', async (_, onSession) => {
  const refresh = async () => session('b');
  const credentials = make({ session: session('a', 0), refresh, onSession });
  expect(await credentials.headers()).toEqual({ authorization: 'Bearer b' });
  expect(credentials.session).toEqual(session('b'));
  await vi.waitFor(() => expect(error).toHaveBeenCalledTimes(1));
  expect(error.mock.calls[0]?.[0]).toMatch(/onSession failed.*disk full/);
});
