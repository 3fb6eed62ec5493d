import { getEventListeners } from 'node:events';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { NANDAClient, type ClientOptions, type RequestOptions } from '../src/index.js';
import { success } from './support/answers.js';
import { recordingFetch } from './support/recording-fetch.js';
import { connection, service } from './support/samples.js';

const baseURL = 'http://proxy.test';
const never = () => new Promise<never>(() => undefined);

// Loads the schemas, for which fake timers do not wait.
beforeAll(async () => void (await setUp().nanda.services.get('a')));

afterEach(() => void vi.useRealTimers());

function setUp(options: ClientOptions = {}) {
  const { fetch, requests } = recordingFetch(({ url }) =>
    success(url.pathname.includes('connections') ? connection : service),
  );
  return { nanda: new NANDAClient({ baseURL, fetch, ...options }), requests };
}

test('what is aborted in the same breath is never sent', async () => {
  const { nanda, requests } = setUp();
  const opened = await nanda.getConnection('connection-1');
  const controller = new AbortController();
  const { signal } = controller;
  const pending = opened.execute('analyze', {}, { signal });
  controller.abort('changed my mind');
  await expect(pending).rejects.toMatchObject({ name: 'AbortError', cause: 'changed my mind' });
  expect(requests).toHaveLength(1);
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});

test('what is aborted while a credential is waited for ends at once, and is never sent', async () => {
  const { nanda, requests } = setUp({ accessToken: never });
  const controller = new AbortController();
  const { signal } = controller;
  const pending = nanda.services.get('a', { signal });
  queueMicrotask(() => controller.abort('enough'));
  await expect(pending).rejects.toMatchObject({ name: 'AbortError', cause: 'enough' });
  expect(requests).toHaveLength(0);
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});

test.each<[string, ClientOptions, RequestOptions, string, number]>([
  ['the client allows', { timeout: 1000 }, {}, 'credentials', 1000],
  ['the call allows', {}, { timeout: 100 }, 'credentials', 100],
  ['is left of the whole', { totalTimeout: 500 }, {}, 'total', 500],
])(
  'a credential that never comes is waited for no longer than %s',
  async (_, options, requestOptions, phase, limit) => {
    vi.useFakeTimers();
    const { nanda, requests } = setUp({ apiKey: never, ...options });
    const pending = nanda.services.get('a', requestOptions).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(limit);
    expect(await pending).toMatchObject({
      name: 'TimeoutError',
      phase,
      message: expect.stringContaining(`${limit} ms`),
      attempts: [{ outcome: 'timeout' }],
    });
    expect(requests).toHaveLength(0);
  },
);

test('a tool call, which has long, does not wait for a credential as long', async () => {
  let answer: () => Promise<string> = async () => 'token';
  const { nanda } = setUp({ accessToken: () => answer(), timeout: 1000 });
  const opened = await nanda.getConnection('connection-1');
  answer = never;
  vi.useFakeTimers();
  const pending = opened.execute('analyze').catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(1000);
  expect(await pending).toMatchObject({ name: 'TimeoutError', phase: 'credentials' });
});

test('a function that hung once is asked again, and no timer is left', async () => {
  vi.useFakeTimers();
  const source = vi.fn<() => Promise<string>>(never);
  const { nanda } = setUp({ accessToken: source, timeout: 1000 });
  const hung = nanda.services.get('a').catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(1000);
  await hung;
  source.mockResolvedValue('token');
  await expect(nanda.services.get('a')).resolves.toEqual(service);
  expect(vi.getTimerCount()).toBe(0);
});

test('a refresh that hangs does not hold up who has no time', async () => {
  vi.useFakeTimers();
  const session = { accessToken: 'a', refreshToken: 'r', expiresAt: 0 };
  const nanda = new NANDAClient({ baseURL, fetch: never, session });
  const pending = nanda.services.get('a', { timeout: 100 }).catch((error: unknown) => error);
  const aborted = new AbortController();
  const other = nanda.services.get('a', { signal: aborted.signal });
  const heard = other.catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(100);
  expect(await pending).toMatchObject({ name: 'TimeoutError', phase: 'credentials' });
  aborted.abort();
  expect(await heard).toMatchObject({ name: 'AbortError' });
});
