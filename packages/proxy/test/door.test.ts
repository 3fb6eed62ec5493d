import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createProxy, type Proxy, type ProxyOptions } from '../src/index.js';

const open: Proxy[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((proxy) => proxy.close()));
});

function proxyWith(options: ProxyOptions = {}): Proxy {
  const proxy = createProxy({ dataDir: ':memory:', ...options });
  open.push(proxy);
  return proxy;
}

interface Told {
  readonly status: number;
  readonly code: string | undefined;
  readonly headers: Headers;
}

async function ask(proxy: Proxy, path: string, init?: RequestInit): Promise<Told> {
  const answer = await proxy.fetch(new Request(`http://localhost${path}`, init));
  const body = (await answer.json().catch(() => ({}))) as { error?: { code?: string } };
  return { status: answer.status, code: body.error?.code, headers: answer.headers };
}

test('what does not exist, wrong methods and bad bodies are told by the contract', async () => {
  const proxy = proxyWith();
  const json = { 'content-type': 'application/json' };
  const execute = '/v2/connections/c/tools/t/execute';
  const deep = `{"parameters":${'{"a":'.repeat(1e5)}1${'}'.repeat(1e5)}}`;
  const cases: [string, RequestInit, number, string][] = [
    ['/nothing', {}, 404, 'NOT_FOUND'],
    ['/api/nothing', {}, 404, 'NOT_FOUND'],
    ['/v2/services/search', { method: 'POST' }, 405, 'METHOD_NOT_ALLOWED'],
    [execute, { method: 'POST', body: '{', headers: json }, 400, 'VALIDATION_ERROR'],
    [
      execute,
      { method: 'POST', body: '{"parameters":[]}', headers: json },
      400,
      'VALIDATION_ERROR',
    ],
    [execute, { method: 'POST', body: 'a=b' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    [
      execute,
      { method: 'POST', body: `"${'x'.repeat(5e6)}"`, headers: json },
      413,
      'PAYLOAD_TOO_LARGE',
    ],
    ['/v2/services/search?limit=0', {}, 400, 'VALIDATION_ERROR'],
    ['/v2/services/search?colour=red', {}, 400, 'VALIDATION_ERROR'],
    ['/v2/services/search?cursor=nonsense', {}, 400, 'VALIDATION_ERROR'],
    ['/api/discover/search', {}, 400, 'VALIDATION_ERROR'],
    ['/v2/services/%E0%A4%A', {}, 404, 'SERVICE_NOT_FOUND'],
    [execute, { method: 'POST', body: deep, headers: json }, 400, 'VALIDATION_ERROR'],
    [execute, { method: 'POST', body: '{"paramters":{}}', headers: json }, 400, 'VALIDATION_ERROR'],
    ['/openapi.json', { method: 'POST' }, 405, 'METHOD_NOT_ALLOWED'],
    ['/v2/connections/constructor', {}, 404, 'CONNECTION_NOT_FOUND'],
    ['/v2/executions/__proto__', {}, 404, 'EXECUTION_NOT_FOUND'],
  ];
  for (const [path, init, status, code] of cases) {
    expect({ path, ...(await ask(proxy, path, init)) }).toMatchObject({ path, status, code });
  }
});

test('a wrong method is told which ones there are', async () => {
  const answer = await ask(proxyWith(), '/v2/connections', { method: 'DELETE' });
  expect(answer.headers.get('allow')).toBe('GET');
});

test('a given request id comes back, unless it is no id', async () => {
  const proxy = proxyWith();
  const idOf = async (id: string): Promise<string | null> =>
    (await ask(proxy, '/health', { headers: { 'x-request-id': id } })).headers.get('x-request-id');
  expect(await idOf('trace-1:a.b')).toBe('trace-1:a.b');
  expect(await idOf('two words <script>')).toMatch(/^req_/);
});

test('with a token, everything but health wants it', async () => {
  const proxy = proxyWith({ token: 'a-token-of-the-proxy' });
  const authorization = (token: string): RequestInit => ({
    headers: { authorization: `Bearer ${token}` },
  });
  expect((await ask(proxy, '/health')).status).toBe(200);
  for (const path of [
    '/v2/connections',
    '/api/connections',
    '/v2/services',
    '/openapi.json',
    '/x',
  ]) {
    expect(await ask(proxy, path)).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
    const wrong = await ask(proxy, path, authorization('wrong'));
    expect(wrong.status).toBe(401);
    expect(wrong.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
  }
  expect((await ask(proxy, '/v2/connections', authorization('a-token-of-the-proxy'))).status).toBe(
    200,
  );
});

test('an empty token is refused, because it would let everybody in', () => {
  expect(() => createProxy({ token: ' ' })).toThrow(/empty/);
});

test('foreign hosts and foreign pages are refused on every path, also without a route', async () => {
  const proxy = proxyWith();
  for (const path of ['/health', '/v2/connections', '/api/connections', '/nothing']) {
    const rebound = await proxy.fetch(new Request(`http://evil.example${path}`));
    expect(rebound.status).toBe(403);
    for (const method of ['GET', 'OPTIONS']) {
      const origin = { origin: 'https://evil.example' };
      const answer = await ask(proxy, path, { method, headers: origin });
      expect(answer).toMatchObject({ status: 403, code: 'FORBIDDEN' });
      expect(answer.headers.has('access-control-allow-origin')).toBe(false);
    }
  }
});

test('pages of an allowed origin may ask first, and read answers and failures', async () => {
  const proxy = proxyWith({ allowedOrigins: ['https://app.example'] });
  const headers = { origin: 'https://app.example' };
  const first = await ask(proxy, '/v2/connections', { method: 'OPTIONS', headers });
  expect(first.status).toBe(204);
  expect(first.headers.get('access-control-allow-headers')).toContain('content-type');
  for (const path of ['/v2/connections', '/nothing']) {
    const answer = await ask(proxy, path, { headers });
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://app.example');
  }
});

test('a caller of unknown address is a client of its own and is handed a token', async () => {
  const proxy = proxyWith();
  const first = await ask(proxy, '/api/connections');
  const token = first.headers.get('x-nanda-client') ?? '';
  expect(token).toMatch(/^nc_/);
  expect(first.headers.get('set-cookie')).toMatch(/^nanda_client=nc_.*HttpOnly; SameSite=Strict$/);
  const safe = await ask(proxyWith({ publicUrl: 'https://proxy.example' }), '/api/connections');
  expect(safe.headers.get('set-cookie')).toMatch(/; Secure$/);
  const again = await ask(proxy, '/api/connections', { headers: { 'x-nanda-client': token } });
  expect(again.headers.has('x-nanda-client')).toBe(false);
});

test('over a socket: answers, foreign host names, requests that are none, a taken port', async () => {
  const proxy = proxyWith();
  const { url, port } = await proxy.listen({ port: 0 });
  expect((await fetch(`${url}/health`)).status).toBe(200);
  expect((await fetch(`${url}/v2/connections`)).headers.has('x-nanda-client')).toBe(false);
  const forged = await new Promise<number | undefined>((resolve, reject) => {
    httpRequest(url, { headers: { host: 'evil.example' } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .once('error', reject)
      .end();
  });
  expect(forged).toBe(403);
  const raw = await new Promise<string>((resolve, reject) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.end('NONSENSE\r\n\r\n'));
    socket.on('data', (chunk) => (text += String(chunk)));
    socket.once('error', reject);
    socket.once('close', () => resolve(text));
  });
  expect(raw).toMatch(/^HTTP\/1\.1 400 [^]*x-request-id: req_[^]*"VALIDATION_ERROR"/);
  await expect(proxyWith().listen({ port })).rejects.toThrow(/taken by another program/);
});

test('a closed proxy says so, and closing twice is closing once', async () => {
  const proxy = proxyWith();
  const { url } = await proxy.listen({ port: 0 });
  await Promise.all([proxy.close(), proxy.close()]);
  expect((await ask(proxy, '/health')).status).toBe(503);
  await expect(fetch(`${url}/health`)).rejects.toThrow();
  await expect(proxy.listen({ port: 0 })).rejects.toThrow(/closed/);
});

test('an evil path and an evil query are never a failure of ours', async () => {
  const proxy = proxyWith();
  for (const path of [
    '/v2/services/..%2f..%2fetc%2fpasswd',
    '/v2/services/search?q=%00"*NEAR(',
    `/v2/services/${'x'.repeat(600)}`,
    '/v2//services',
    '/v2/services/search?q=a&q=b',
  ]) {
    expect((await ask(proxy, path)).status).toBeLessThan(500);
  }
});

test('a stream is not answered without its body', async () => {
  const proxy = proxyWith();
  const answer = await ask(proxy, '/v2/events/connections', { method: 'HEAD' });
  expect(answer.status).toBe(405);
});

test('a port that is being opened while the proxy closes is closed too', async () => {
  const proxy = proxyWith();
  const listening = proxy.listen({ port: 0 });
  const [opened] = await Promise.allSettled([listening, proxy.close()]);
  if (opened.status === 'fulfilled') await expect(fetch(opened.value.url)).rejects.toThrow();
  else expect(opened.reason).toMatchObject({ message: expect.stringContaining('closed') });
});

test('streams and requests end in words when the proxy closes, not with a reset', async () => {
  const proxy = proxyWith();
  const { url } = await proxy.listen({ port: 0 });
  const stream = await fetch(`${url}/v2/events/connections`);
  await proxy.close();
  expect(await stream.text()).toBe(': open\n\n');
});

test('who may not come in learns nothing of a store that is broken', async () => {
  const proxy = proxyWith({ dataDir: '/dev/null/nowhere' });
  expect((await proxy.fetch(new Request('http://evil.example/health'))).status).toBe(403);
  const answer = await ask(proxy, '/v2/services');
  expect(answer).toMatchObject({ status: 500, code: 'INTERNAL_ERROR' });
  expect(answer.headers.get('x-request-id')).toMatch(/^req_/);
});

test.each([
  [{ maxConnections: 0 }, /MAX_CONNECTIONS/],
  [{ connectionTimeout: 3e9 }, /CONNECTION_TIMEOUT/],
  [{ idleTimeout: 1.5 }, /IDLE_TIMEOUT/],
])('refuses the setting %j', (options, message) => {
  expect(() => createProxy(options)).toThrow(message);
});

test('a parameter that is given twice is refused, but for tags, of which there may be several', async () => {
  const proxy = proxyWith();
  const twice = await ask(proxy, '/v2/services/search?q=a&q=b');
  expect([twice.status, twice.code]).toEqual([400, 'VALIDATION_ERROR']);
  expect((await ask(proxy, '/v2/services/search?tags=a&tags=b')).status).toBe(200);
});
