import { expect, test, vi } from 'vitest';
import { ConfigurationError, NANDAClient, type Middleware } from '../src/index.js';
import { json, success } from './support/answers.js';
import { recordingFetch } from './support/recording-fetch.js';
import { service } from './support/samples.js';

const baseURL = 'http://proxy.test';

test('middleware stands around each attempt, the first one outermost', async () => {
  const order: string[] = [];
  const layer =
    (name: string): Middleware =>
    async (request, next, { operation, attempt }) => {
      order.push(`${name} ${operation} ${attempt}`);
      const headers = new Headers(request.headers);
      headers.append('x-layers', name);
      const response = await next(new Request(request, { headers }));
      order.push(`${name} ${response.status}`);
      return response;
    };
  const { fetch, requests } = recordingFetch((_, count) =>
    count === 1 ? json({}, { status: 503, headers: { 'retry-after-ms': '1' } }) : success(service),
  );
  const nanda = new NANDAClient({ baseURL, fetch, middleware: [layer('a'), layer('b')] });
  await nanda.services.get('a');
  expect(requests.map(({ headers }) => headers.get('x-layers'))).toEqual(['a, b', 'a, b']);
  expect(order).toEqual([
    'a services.get 1',
    'b services.get 1',
    'b 503',
    'a 503',
    'a services.get 2',
    'b services.get 2',
    'b 200',
    'a 200',
  ]);
});

test('middleware may answer by itself, and what it throws as one of ours reaches the caller', async () => {
  const { fetch, requests } = recordingFetch(() => success(service));
  const answering: Middleware = async () => success({ ...service, name: 'From the cache' });
  const cached = new NANDAClient({ baseURL, fetch, middleware: [answering] });
  expect((await cached.services.get('a')).name).toBe('From the cache');

  const refusing: Middleware = () => {
    throw new ConfigurationError('not today');
  };
  const refused = new NANDAClient({ baseURL, fetch, middleware: [refusing] });
  await expect(refused.services.get('a')).rejects.toThrow('not today');
  expect(requests).toHaveLength(0);
});

test.each<[string, readonly Middleware[]]>([
  ['with each request', []],
  ['beside each request that middleware has seen', [(request, next) => next(request)]],
])('options for fetch go to the global one, %s', async (_, middleware) => {
  const fetch = vi.fn(async (_request: unknown, _options?: object) => success(service));
  vi.stubGlobal('fetch', fetch);
  try {
    const dispatcher = { name: 'a dispatcher' };
    const fetchOptions = { dispatcher, redirect: 'follow' };
    await new NANDAClient({ baseURL, fetchOptions, middleware }).services.get('a');
    // A redirect that is followed would carry credentials away.
    expect(fetch.mock.calls[0]?.[1]).toMatchObject({ dispatcher, redirect: 'manual' });
  } finally {
    vi.unstubAllGlobals();
  }
});

test('the log tells of every request at its most talkative, and of no secret', async () => {
  const lines: string[] = [];
  const write = (line: string): number => lines.push(line);
  const logger = { error: write, warn: write, info: write, debug: write };
  const { fetch } = recordingFetch((_, count) =>
    count === 1
      ? json({}, { status: 503, headers: { 'retry-after-ms': '1' } })
      : success(service, { headers: { 'x-nanda-client': 'SECRET-4', 'set-cookie': 'SECRET-5' } }),
  );
  const nanda = new NANDAClient({
    baseURL,
    fetch,
    logger,
    logLevel: 'debug',
    apiKey: 'SECRET-1',
    defaultHeaders: { cookie: 'SECRET-2', 'x-team': 'blue' },
  });
  const headers = { 'X-Goog-Signature': 'SECRET-3', 'idempotency-key': 'shown' };
  await nanda.services.get('a', { headers });
  const text = lines.join('\n');
  expect(text).not.toContain('SECRET');
  expect(text).toContain('GET /v2/services/a: sent (attempt 2)');
  expect(text).toContain('x-api-key: ***');
  expect(text).toContain('x-team: blue');
  expect(text).toContain('idempotency-key: shown');
  expect(text).toMatch(/GET \/v2\/services\/a: 503; sent again in 1 ms/);
});

test('a header field can be taken away for one call', async () => {
  const { fetch, requests } = recordingFetch(() => success(service));
  const nanda = new NANDAClient({
    baseURL,
    fetch,
    apiKey: 'key',
    defaultHeaders: { 'x-team': 'a' },
  });
  await nanda.services.get('a', { headers: { 'X-API-Key': null, 'X-Team': null } });
  await nanda.services.get('a');
  expect(requests.map(({ headers }) => [headers.get('x-api-key'), headers.get('x-team')])).toEqual([
    [null, null],
    ['key', 'a'],
  ]);
});
