import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { NandaError } from '../../core/nanda-error.js';
import { createRegistryHttp, type RegistryHttpOptions } from './create-registry-http.js';
import { createFakeClock } from './fake-clock.fixture.js';
import type { RegistryHttp } from './registry-http.js';

const releases: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const release of releases.splice(0)) await release();
});

const { signal } = new AbortController();

interface Started {
  readonly origin: string;
  /** Open sockets. */
  readonly sockets: Set<unknown>;
  /** How many were opened so far. */
  opened(): number;
  readonly seen: { url: string; headers: Record<string, unknown>; body: string }[];
}

/** Each request is answered by the next listener; the last one answers all that follow. */
async function start(...listeners: RequestListener[]): Promise<Started> {
  const seen: Started['seen'] = [];
  const sockets = new Set<unknown>();
  let opened = 0;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      seen.push({ url: request.url ?? '', headers: request.headers, body });
      (listeners.length > 1 ? listeners.shift() : listeners[0])?.(request, response);
    });
  }).listen(0, '127.0.0.1');
  server.on('connection', (socket) => {
    sockets.add(socket);
    opened += 1;
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise((resolve) => server.once('listening', resolve));
  releases.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { origin, sockets, seen, opened: () => opened };
}

function json(body: unknown, { status = 200, headers = {} } = {}): RequestListener {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
}

function open(baseUrl: string, options: Partial<RegistryHttpOptions> = {}): RegistryHttp {
  return createRegistryHttp({
    name: 'test',
    baseUrl,
    policy: 'any',
    ...createFakeClock(),
    ...options,
  });
}

async function failure(promise: Promise<unknown>): Promise<NandaError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(NandaError);
  expect(error).toMatchObject({ code: 'REGISTRY_UNAVAILABLE' });
  return error as NandaError;
}

describe('requests', () => {
  test('go below the path of the base, with query and headers', async () => {
    const server = await start(json({ ok: true }));
    const http = open(`${server.origin}/registry/x/?ignored=1`, {
      headers: { 'X-Key': 'secret!' },
    });
    const answer = await http.getJson('/v0.1/servers/a%2Fb/versions', {
      query: { limit: 3, search: 'a b', cursor: undefined },
      headers: { 'x-more': '1' },
      signal,
    });
    expect(answer).toMatchObject({ status: 200, body: { ok: true } });
    const [seen] = server.seen;
    expect(seen?.url).toBe('/registry/x/v0.1/servers/a%2Fb/versions?limit=3&search=a+b');
    expect(seen?.headers).toMatchObject({
      'x-key': 'secret!',
      'x-more': '1',
      'user-agent': 'nanda',
    });
  });

  test('credentials of the base are sent as a header', async () => {
    const server = await start(json({}));
    await open(server.origin.replace('://', '://me:p%40ss@')).getJson('/', { signal });
    expect(server.seen[0]?.headers['authorization']).toBe(`Basic ${btoa('me:p@ss')}`);
  });

  test('another origin is not asked', async () => {
    const server = await start(json({}));
    const http = open(server.origin);
    await expect(http.getJson('https://elsewhere.example/', { signal })).rejects.toThrow(TypeError);
    await http.getJson(new URL('/here', server.origin), { signal });
    expect(server.seen.map(({ url }) => url)).toEqual(['/here']);
  });

  test('an expected status is handed back, with what it says', async () => {
    const server = await start(json({ error: 'Server not found' }, { status: 404 }));
    const answer = await open(server.origin).getJson('/', { expected: [404], signal });
    expect(answer).toMatchObject({ status: 404, message: 'Server not found' });
  });
});

describe('patience', () => {
  test.each([408, 425, 429, 500, 502, 503, 504])('%i passes', async (status) => {
    const server = await start(json({}, { status }), json({ ok: 1 }));
    expect((await open(server.origin).getJson('/', { signal })).body).toEqual({ ok: 1 });
  });

  test('waits longer each time, and at last says what was the matter', async () => {
    const server = await start((_request, response) => {
      response.writeHead(504, { 'content-type': 'text/html' });
      response.end('<title>504 Gateway Time-out</title>');
    });
    const clock = createFakeClock();
    const error = await failure(open(server.origin, clock).getJson('/', { signal }));
    expect(error.message).toMatch(
      /The registry test is out of order \(504: "504 Gateway Time-out"\)/,
    );
    expect(error.details).toEqual({ registry: 'test', status: 504 });
    expect(clock.waits).toEqual([500, 1_000, 2_000, 4_000]);
    expect(server.seen).toHaveLength(5);
  });

  test.each([
    ['3', 3_500],
    ['Tue, 14 Nov 2023 22:13:50 GMT', 30_500],
  ])('Retry-After %s is honoured', async (value, wait) => {
    const server = await start(
      json({}, { status: 429, headers: { 'retry-after': value } }),
      json({ ok: 1 }),
    );
    const clock = createFakeClock({ start: Date.parse('2023-11-14T22:13:20Z') });
    await open(server.origin, clock).getJson('/', { signal });
    expect(clock.waits).toEqual([wait]);
  });

  test('who asks for too much is not waited for', async () => {
    const server = await start(json({}, { status: 429, headers: { 'retry-after': '120' } }));
    const error = await failure(open(server.origin).getJson('/', { signal }));
    expect(error).toMatchObject({
      retryAfter: 120,
      details: { status: 429, retryAfterMs: 120_000 },
    });
    expect(error.message).toContain('Ask again in 120 seconds');
    expect(server.seen).toHaveLength(1);
  });

  test('a window that is used up is waited for before the next request', async () => {
    const headers = { 'x-ratelimit-remaining-minute': '0' };
    const server = await start(json({}, { headers }), json({}));
    const clock = createFakeClock();
    const http = open(server.origin, clock);
    await http.getJson('/', { signal });
    expect(clock.waits).toEqual([]);
    await http.getJson('/', { signal });
    expect(clock.waits).toEqual([60_000]);
  });

  test('lost connections and bodies that break off are asked for again', async () => {
    const server = await start(
      (_request, response) => response.destroy(),
      (_request, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{"a":', () => response.destroy());
      },
      json({ ok: 1 }),
    );
    expect((await open(server.origin).getJson('/', { signal })).body).toEqual({ ok: 1 });
  });

  test('silence is ended, and the last one told', async () => {
    const server = await start(() => undefined);
    const request = open(server.origin).getJson('/', { timeout: 20, retries: 1, signal });
    const error = await failure(request);
    expect(error.message).toContain('cannot be reached: it did not answer in time');
    expect(server.seen).toHaveLength(2);
  });

  test('nobody there', async () => {
    const server = await start(json({}));
    for (const release of releases.splice(0)) await release();
    const error = await failure(open(server.origin).getJson('/', { signal }));
    expect(error.message).toContain('cannot be reached: nothing accepts connections there');
    expect(error.cause).toMatchObject({ message: expect.stringContaining('ECONNREFUSED') });
  });
});

describe('what is no answer', () => {
  test.each([
    ['<!doctype html><title>Sign in to the hotel</title>', '"Sign in to the hotel"'],
    ['', '"nothing"'],
    ['{"servers":[', 'not its data'],
  ])('%j with status 200', async (body, says) => {
    const server = await start((_request, response) => response.end(body));
    const error = await failure(open(server.origin).getJson('/', { signal }));
    expect(error.message).toContain(says);
    expect(server.seen).toHaveLength(1);
  });

  test.each([401, 403])('%i names the credentials', async (status) => {
    const server = await start(json({ error: 'no' }, { status }));
    const error = await failure(open(server.origin).getJson('/', { signal }));
    expect(error.message).toContain('Check the credentials');
  });

  test('too much is let go of, also when it was packed', async () => {
    const server = await start((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.end(gzipSync(Buffer.alloc(8 * 1024 * 1024, ' ')));
    });
    const error = await failure(
      open(server.origin, { maximumBytes: 1024 * 1024 }).getJson('/', { signal }),
    );
    expect(error.message).toContain('more than 1 MiB');
  });

  test('a redirect to elsewhere and an address that is kept out', async () => {
    const server = await start((_request, response) => {
      response.writeHead(302, { location: 'https://elsewhere.example/' }).end();
    });
    const moved = await failure(open(server.origin).getJson('/', { signal }));
    expect(moved.message).toContain('elsewhere.example');
    const blocked = await failure(
      open(server.origin, { policy: 'public' }).getJson('/', { signal }),
    );
    expect(blocked.message).toContain('may not be reached');
    expect(server.seen).toHaveLength(1);
  });
});

test('no value of a header appears in an error, even where the server repeats it', async () => {
  const secret = 'correct-horse-battery';
  const server = await start((request, response) => {
    response.writeHead(400).end(`You sent ${request.headers.authorization ?? ''}`);
  });
  for (const value of [`Bearer ${secret}`, `Bearer ${secret}\nX: 1`]) {
    const http = open(server.origin, { headers: { Authorization: value } });
    const error = await failure(http.getJson('/', { signal }));
    const cause = error.cause as Error;
    const told = [
      error.message,
      JSON.stringify(error.details),
      error.stack,
      cause.message,
      cause.stack,
    ];
    expect(told.join()).not.toContain(secret);
    expect(cause.cause).toBeUndefined();
  }
});

describe('ending', () => {
  test('a request ends with the reason of its signal, and leaves nothing on it', async () => {
    const server = await start(() => undefined);
    const controller = new AbortController();
    const counts = { added: 0, removed: 0 };
    const add = controller.signal.addEventListener.bind(controller.signal);
    const remove = controller.signal.removeEventListener.bind(controller.signal);
    controller.signal.addEventListener = (...args: Parameters<typeof add>) => {
      counts.added += 1;
      add(...args);
    };
    controller.signal.removeEventListener = (...args: Parameters<typeof remove>) => {
      counts.removed += 1;
      remove(...args);
    };
    const request = open(server.origin).getJson('/', { signal: controller.signal });
    await expect.poll(() => server.seen.length).toBe(1);
    controller.abort(new Error('enough'));
    await expect(request).rejects.toThrow('enough');
    expect(counts.removed).toBe(counts.added);
    expect(counts.added).toBeGreaterThan(0);
  });

  test('waiting ends too, without a clock that is injected', async () => {
    const server = await start(json({}, { status: 503, headers: { 'retry-after': '50' } }));
    const http = createRegistryHttp({ name: 'test', baseUrl: server.origin, policy: 'any' });
    const controller = new AbortController();
    const request = http.getJson('/', { signal: controller.signal });
    await expect.poll(() => server.seen.length).toBe(1);
    controller.abort(new Error('enough'));
    await expect(request).rejects.toThrow('enough');
  });

  test('sockets are kept while somebody holds them, and closed afterwards', async () => {
    const server = await start(json({}));
    const http = open(server.origin);
    const release = http.hold();
    for (let count = 0; count < 6; count += 1) await http.getJson('/', { signal });
    expect(server.opened()).toBeLessThan(6);
    expect(server.sockets.size).toBeGreaterThan(0);
    await release();
    await release();
    await expect.poll(() => server.sockets.size).toBe(0);
    await http.getJson('/', { signal });
    await expect.poll(() => server.sockets.size).toBe(0);
  });
});
