import { getEventListeners } from 'node:events';
import { inspect } from 'node:util';
import { afterEach, expect, test, vi } from 'vitest';
import {
  AbortError,
  APIError,
  AuthenticationError,
  ConfigurationError,
  ConnectionError,
  InternalServerError,
  NANDAClient,
  NANDADiscovery,
  NotFoundError,
  RateLimitError,
  ResponseValidationError,
  TimeoutError,
  type ClientOptions,
  type RequestOptions,
} from '../src/index.js';
import { failure, json, success } from './support/answers.js';
import { recordingFetch } from './support/recording-fetch.js';
import { connection, executionResponse, facets, service } from './support/samples.js';

const baseURL = 'http://proxy.test';
const refusal = () =>
  new TypeError('fetch failed', {
    cause: Object.assign(new Error('no'), { code: 'ECONNREFUSED' }),
  });

const unavailable = (headers: Record<string, string>) => json({}, { status: 503, headers });

afterEach(() => void vi.useRealTimers());

function client(
  handle: Parameters<typeof recordingFetch>[0],
  options: ConstructorParameters<typeof NANDAClient>[0] = {},
) {
  const { fetch, requests } = recordingFetch(handle);
  return { nanda: new NANDAClient({ baseURL, fetch, ...options }), requests };
}

test('a search sends what was asked for and gives services with what is known of the whole', async () => {
  const { nanda, requests } = client(
    () => success([service], { meta: { total: 1, limit: 5, offset: 0, facets } }),
    { apiKey: 'key', defaultHeaders: { 'X-Team': 'a' } },
  );
  const services = await nanda.services.search({
    query: 'coffee',
    tags: ['a', 'b'],
    verified: true,
    limit: 5,
  });
  expect(services.map(({ name }) => name)).toEqual(['Coffee']);
  expect(services.meta).toEqual({ total: 1, limit: 5, offset: 0, facets });
  expect(requests[0]?.url.search).toBe('?q=coffee&tags=a%2Cb&verified=true&limit=5');
  expect(Object.fromEntries(requests[0]?.headers ?? [])).toMatchObject({
    accept: 'application/json',
    'x-api-key': 'key',
    'x-team': 'a',
  });
});

test('a search that is iterated asks for page after page', async () => {
  const { nanda, requests } = client(({ url }) => {
    const cursor = url.searchParams.get('cursor');
    const meta = { total: 2, limit: 1, offset: 0, facets };
    return cursor === null
      ? success([{ ...service, id: 'a' }], { meta: { ...meta, nextCursor: 'second' } })
      : success([{ ...service, id: 'b' }], { meta });
  });
  const ids: string[] = [];
  for await (const { id } of nanda.services.search({ query: 'coffee', limit: 1, offset: 0 })) {
    ids.push(id);
  }
  expect(ids).toEqual(['a', 'b']);
  expect(requests.map(({ url }) => url.search)).toEqual([
    '?q=coffee&limit=1&offset=0',
    '?q=coffee&limit=1&cursor=second',
  ]);
});

test('what a newer proxy adds reaches the caller', async () => {
  const { nanda } = client(() => success({ ...service, colour: 'brown' }));
  await expect(nanda.services.get('a')).resolves.toMatchObject({ colour: 'brown' });
});

test('a failure is a typed error with what the proxy said', async () => {
  const { nanda } = client(() => failure('SERVICE_NOT_FOUND', { details: { id: 'a' } }));
  const error: unknown = await nanda.services.get('a').catch((error: unknown) => error);
  expect(error).toBeInstanceOf(NotFoundError);
  expect(error).toMatchObject({
    status: 404,
    code: 'SERVICE_NOT_FOUND',
    requestId: 'request-1',
    details: { id: 'a' },
    isRetryable: false,
    attempts: [{ outcome: '404 SERVICE_NOT_FOUND' }],
  });
});

test('a service that wants credentials says which', async () => {
  const challenge = { type: 'api_key' };
  const { nanda } = client(() => failure('SERVICE_AUTH_REQUIRED', { details: { challenge } }));
  const error: unknown = await nanda.connect('a').catch((error: unknown) => error);
  expect(error).toBeInstanceOf(AuthenticationError);
  expect(error).toHaveProperty('challenge', challenge);
});

test('a failure on the public surface, or of something that is no proxy, is a typed error as well', async () => {
  const { nanda } = client((_, count) =>
    count === 1
      ? json({ error: { code: 'VALIDATION_ERROR', message: 'No.', details: {} } }, { status: 400 })
      : new Response('<html>', { status: 405, headers: { 'x-request-id': 'request-9' } }),
  );
  await expect(nanda.health()).rejects.toMatchObject({ name: 'BadRequestError', message: 'No.' });
  await expect(nanda.health()).rejects.toMatchObject({
    name: 'APIError',
    requestId: 'request-9',
    message: expect.stringContaining('baseURL'),
  });
});

test.each([
  ['no JSON', () => new Response('hello')],
  ['another document', () => json({ hello: 1 })],
  ['a document with a hole', () => success({ ...service, name: undefined })],
])('an answer that is %s is refused', async (_, answer) => {
  const { nanda } = client(answer);
  const error: unknown = await nanda.services.get('a').catch((error: unknown) => error);
  expect(error).toBeInstanceOf(ResponseValidationError);
  expect(APIError.isInstance(error)).toBe(false);
});

test('a read is sent again, as often as allowed, and the error tells what happened', async () => {
  const headers = { 'retry-after-ms': '1' };
  const { nanda, requests } = client((_, count) =>
    count === 1 ? failure('OVERLOADED', { headers }) : failure('RATE_LIMITED', { headers }),
  );
  const error: unknown = await nanda.services.get('a').catch((error: unknown) => error);
  expect(error).toBeInstanceOf(RateLimitError);
  expect(error).toMatchObject({
    retryAfter: 1,
    attempts: [
      { outcome: '503 OVERLOADED', delay: 1 },
      { outcome: '429 RATE_LIMITED', delay: 1 },
      { outcome: '429 RATE_LIMITED' },
    ],
  });
  expect(requests).toHaveLength(3);
});

test('a read that fails at first succeeds', async () => {
  const { nanda } = client((_, count) =>
    count === 1 ? failure('OVERLOADED', { headers: { 'retry-after-ms': '1' } }) : success(service),
  );
  await expect(nanda.services.get('a')).resolves.toEqual(service);
});

test('a tool call keeps its idempotency key over attempts, in header and body', async () => {
  vi.useFakeTimers();
  const { nanda, requests } = client((request, count) => {
    if (!request.url.pathname.endsWith('/execute')) return success(connection);
    if (count === 2) throw refusal();
    if (count === 3) return failure('OVERLOADED', { headers: { 'retry-after': '1' } });
    return success(executionResponse);
  });
  const opened = await nanda.connect('a');
  const pending = opened.execute('analyze', { depth: 1 });
  await vi.runAllTimersAsync();
  await pending;

  const calls = requests.slice(1);
  expect(calls).toHaveLength(3);
  const keys = calls.map(({ headers }) => headers.get('idempotency-key'));
  expect(new Set(keys).size).toBe(1);
  expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
  expect(calls[0]?.body).toEqual({
    parameters: { depth: 1 },
    options: { timeout: 60_000, idempotencyKey: keys[0], cancelOnDisconnect: true },
  });
});

test.each([
  ['breaks off', () => Promise.reject(new TypeError('terminated'))],
  ['fails', () => failure('CONNECTION_FAILED')],
  ['is refused for now, without a time', () => failure('OVERLOADED')],
])('a tool call that %s is not sent again', async (_, answer) => {
  const { nanda, requests } = client(({ url }) =>
    url.pathname.endsWith('/execute') ? answer() : success(connection),
  );
  const opened = await nanda.connect('a');
  await expect(opened.execute('analyze')).rejects.toThrow();
  expect(requests).toHaveLength(2);
});

test.each([
  ['breaks off', () => Promise.reject(new TypeError('terminated')), 1],
  ['is answered by something in between', () => unavailable({ 'retry-after': '0' }), 1],
  ['is to be sent again', () => unavailable({ 'x-should-retry': 'true' }), 1],
  ['finds a broken circuit', () => failure('CIRCUIT_OPEN', { headers: { 'retry-after': '0' } }), 1],
  ['is refused', () => failure('OVERLOADED', { headers: { 'retry-after': '0' } }), 3],
  ['comes too often', () => failure('RATE_LIMITED', { headers: { 'retry-after': '0' } }), 3],
])(
  'a tool call without a key that %s is sent only where it cannot have run',
  async (_, answer, times) => {
    const { fetch, requests } = recordingFetch(answer);
    const discovery = new NANDADiscovery({ baseURL, fetch });
    await expect(discovery.callTool('connection-1', 'analyze')).rejects.toThrow();
    expect(requests).toHaveLength(times);
  },
);

test('what the server says of another try wins', async () => {
  const { nanda, requests } = client((_, count) =>
    failure(count === 1 ? 'INTERNAL_ERROR' : 'OVERLOADED', {
      headers: { 'x-should-retry': String(count === 1), 'retry-after-ms': '1' },
    }),
  );
  await expect(nanda.services.get('a')).rejects.toThrow(InternalServerError);
  expect(requests).toHaveLength(2);
});

test('no proxy: the error says how to start one', async () => {
  const { nanda, requests } = client(() => Promise.reject(refusal()), {
    baseURL: 'http://localhost:3000',
    maxRetries: 0,
  });
  const error: unknown = await nanda.health().catch((error: unknown) => error);
  expect(error).toBeInstanceOf(ConnectionError);
  expect(error).toMatchObject({
    message: expect.stringContaining('npx --package @nanda/cli nanda serve'),
    attempts: [{ outcome: 'ECONNREFUSED' }],
  });
  expect(requests).toHaveLength(1);
});

test('parameters that are no JSON are the error of their caller, and nothing is sent', async () => {
  const { nanda, requests } = client(() => success(connection));
  const opened = await nanda.connect('a');
  await expect(opened.execute('analyze', { count: 1n })).rejects.toThrow(TypeError);
  await expect(nanda.services.get('')).rejects.toThrow('serviceId');
  expect(requests).toHaveLength(1);
});

test('a redirect is not followed: it would carry the credentials away', async () => {
  const { nanda, requests } = client(
    () => new Response(null, { status: 307, headers: { location: 'http://evil.test/' } }),
    { apiKey: 'secret' },
  );
  const error: unknown = await nanda.health().catch((error: unknown) => error);
  expect(error).toBeInstanceOf(ConfigurationError);
  expect(error).toHaveProperty('attempts', [{ outcome: 'redirect', duration: expect.any(Number) }]);
  expect(String(error)).not.toContain('secret');
  expect(requests).toHaveLength(1);
});

test("the runtime's own limit on headers is named", async () => {
  const cause = Object.assign(new Error('x'), { code: 'UND_ERR_HEADERS_TIMEOUT' });
  const { nanda } = client(() => Promise.reject(new TypeError('fetch failed', { cause })), {
    maxRetries: 0,
  });
  await expect(nanda.health()).rejects.toMatchObject({
    name: 'TimeoutError',
    phase: 'headers',
    message: expect.stringContaining('dispatcher'),
  });
});

test('an abort ends a call whose fetch does not listen, and leaves nothing listening', async () => {
  const controller = new AbortController();
  const { signal } = controller;
  const { nanda, requests } = client(() => new Promise(() => undefined));
  const pending = nanda.services.get('a', { signal });
  await vi.waitFor(() => expect(requests).toHaveLength(1));
  controller.abort('changed my mind');
  await expect(pending).rejects.toMatchObject({ name: 'AbortError', cause: 'changed my mind' });
  await expect(nanda.services.get('a', { signal })).rejects.toBeInstanceOf(AbortError);
  expect(requests).toHaveLength(1);
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});

test('many calls with one signal leave nothing listening', async () => {
  const { signal } = new AbortController();
  const { nanda } = client(() => success(service));
  for (let count = 0; count < 50; count++) await nanda.services.get('a', { signal });
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});

test('a fetch that never answers ends in a timeout, per attempt and in all', async () => {
  vi.useFakeTimers();
  const silent = () => new Promise<Response>(() => undefined);
  const perAttempt = client(silent, { timeout: 1000, maxRetries: 1 });
  const first = perAttempt.nanda.health().catch((error: unknown) => error);
  await vi.runAllTimersAsync();
  expect(await first).toBeInstanceOf(TimeoutError);
  expect(await first).toMatchObject({
    phase: 'headers',
    attempts: [{ outcome: 'timeout' }, { outcome: 'timeout' }],
  });
  expect(perAttempt.requests).toHaveLength(2);

  const inAll = client(silent, { timeout: 1000, totalTimeout: 1200, maxRetries: 5 });
  const second = inAll.nanda.health().catch((error: unknown) => error);
  await vi.runAllTimersAsync();
  expect(await second).toMatchObject({ name: 'TimeoutError', phase: 'total' });
});

test('the token of an anonymous client is kept, and each connection keeps its own', async () => {
  const { nanda, requests } = client(({ url, headers }, count) =>
    url.pathname.endsWith('/connect')
      ? success(
          { ...connection, id: url.pathname.includes('/a/') ? 'a' : 'b' },
          { headers: headers.has('x-nanda-client') ? {} : { 'x-nanda-client': `token-${count}` } },
        )
      : success({ ...connection, state: 'disconnected' }),
  );
  // Both are sent before either has a token, so that two are handed out.
  const [a, b] = await Promise.all([nanda.connect('a'), nanda.connect('b')]);
  await a.close();
  await b.close();
  await nanda.health().catch(() => undefined);
  expect(requests.map(({ headers }) => headers.get('x-nanda-client'))).toEqual([
    null,
    null,
    'token-1',
    'token-2',
    'token-1',
  ]);
});

test.each<[string, ClientOptions, RequestOptions]>([
  ['of a call', {}, { headers: { 'x-token': 'a-secret\r\nof two lines' } }],
  ['of the client', { defaultHeaders: { 'x-token': 'a-secret 🔑' } }, {}],
  [
    'with a session',
    { session: { accessToken: 'a-secret\n!', refreshToken: 'r', expiresAt: Infinity } },
    {},
  ],
])(
  'a header field %s that cannot be sent is the error of its caller, and its value not repeated',
  async (_, clientOptions, options) => {
    const { nanda, requests } = client(() => success(service), clientOptions);
    const error: unknown = await nanda.services
      .get('a', options)
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'ConfigurationError', attempts: [] });
    expect(String(error)).toMatch(/header field (x-token|authorization)/);
    expect(inspect(error)).not.toContain('a-secret');
    expect(requests).toHaveLength(0);
  },
);
