import { once } from 'node:events';
import { request as startRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { waitFor } from '@nanda/testing';
import { WebSocket } from 'ws';
import { describe, expect, test } from 'vitest';
import { createProxy, type ProxyOptions } from '../src/index.js';

const stranger = { 'x-nanda-client': `nc_${'c'.repeat(43)}` };
const initialize = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: {
    protocolVersion: '2025-11-25',
    capabilities: {},
    clientInfo: { name: 'test', version: '1' },
  },
};

interface Told {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: { error?: { code: string; details?: Record<string, unknown> } };
}

async function openProxy(stack: AsyncDisposableStack, options: ProxyOptions = {}) {
  const proxy = createProxy({ dataDir: ':memory:', ...options });
  stack.defer(() => proxy.close());
  const { port } = await proxy.listen({ port: 0 });

  async function ask(
    path: string,
    {
      method = 'GET',
      headers = {},
      body,
    }: { method?: string; headers?: Record<string, string>; body?: unknown } = {},
  ): Promise<Told> {
    const request = startRequest({ port, path, method, headers, host: '127.0.0.1' });
    if (body !== undefined) {
      request.setHeader('content-type', 'application/json');
      request.setHeader('accept', 'application/json, text/event-stream');
      request.end(JSON.stringify(body));
    } else request.end();
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    const text = (await answer.setEncoding('utf8').toArray()).join('');
    const isJson = answer.headers['content-type']?.includes('json') === true;
    return {
      status: answer.statusCode ?? 0,
      headers: answer.headers,
      body: isJson ? (JSON.parse(text) as Told['body']) : {},
    };
  }

  return { proxy, port, ask };
}

/** What a server says on a plain socket until it hangs up, or goes silent after an answer. */
function converse(port: number): { socket: Socket; closed: Promise<string> } {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.setEncoding('utf8').on('data', (more: string) => (text += more));
  socket.on('error', () => undefined);
  return { socket, closed: once(socket, 'close').then(() => text) };
}

describe('rate limits', () => {
  const limited: ProxyOptions = { rateLimits: { anonymous: { requests: 3 } } };

  test('are none for who runs a proxy for himself', async () => {
    await using stack = new AsyncDisposableStack();
    const { ask } = await openProxy(stack);
    for (let turn = 0; turn < 100; turn += 1) {
      const { status, headers } = await ask('/v2/connections', { headers: stranger });
      expect(status).toBe(200);
      expect(headers).not.toHaveProperty('ratelimit');
    }
  });

  test('hold for strangers and never for the local user, and are told in every answer', async () => {
    await using stack = new AsyncDisposableStack();
    const { ask } = await openProxy(stack, limited);
    for (let turn = 0; turn < 10; turn += 1) {
      const { status, headers } = await ask('/v2/connections');
      expect({ status, rate: headers['ratelimit'] }).toEqual({ status: 200, rate: undefined });
    }
    const first = await ask('/v2/connections', { headers: stranger });
    expect(first.headers).toMatchObject({
      ratelimit: '"anonymous";r=2;t=40',
      'ratelimit-policy': '"anonymous";q=3;w=60',
    });
    // What fails is counted as well.
    await ask('/v2/connections/none', { headers: stranger });
    await ask('/nothing', { headers: stranger });
    const refused = await ask('/v2/connections', { headers: stranger });
    expect(refused).toMatchObject({
      status: 429,
      headers: { 'ratelimit-policy': '"anonymous";q=3;w=60' },
      body: {
        success: false,
        error: {
          code: 'RATE_LIMITED',
          retryable: true,
          details: { policy: 'anonymous', limit: 3, window: 60 },
        },
      },
    });
    const wait = Number(refused.headers['retry-after']);
    expect(wait).toBeGreaterThanOrEqual(1);
    expect(wait).toBeLessThanOrEqual(20);
    expect(refused.headers['ratelimit']).toBe(`"anonymous";r=0;t=${wait}`);
    expect((await ask('/health', { headers: stranger })).status).toBe(200);
  });

  test.each([
    ['the way of every request', 'GET', '/v2/services/search?q=a', undefined],
    ['the short way of calls', 'POST', '/v2/connections/c/tools/t/execute', { parameters: {} }],
    ['the short way of MCP', 'POST', '/mcp', initialize],
    ['the public surface', 'GET', '/api/discover/search?query=a', undefined],
    ['MCP as plain REST', 'POST', '/mcp/v1/tools/list', {}],
  ])('hold on %s', async (_, method, path, body) => {
    await using stack = new AsyncDisposableStack();
    const { ask } = await openProxy(stack, limited);
    const statuses: number[] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      statuses.push((await ask(path, { method, body, headers: stranger })).status);
    }
    expect(statuses.slice(0, 3)).not.toContain(429);
    expect(statuses[3]).toBe(429);
  });

  test('are shared by all ways and all names of a caller', async () => {
    await using stack = new AsyncDisposableStack();
    const { ask } = await openProxy(stack, limited);
    const other = { 'x-nanda-client': `nc_${'d'.repeat(43)}` };
    await ask('/v2/connections', { headers: stranger });
    await ask('/mcp', { method: 'POST', body: initialize, headers: other });
    await ask('/api/discover/search?query=a', { headers: stranger });
    expect((await ask('/v2/connections', { headers: other })).status).toBe(429);
  });

  test('count those who show a token that nobody knows, and tell them to slow down', async () => {
    await using stack = new AsyncDisposableStack();
    const { ask } = await openProxy(stack, { ...limited, token: 'a'.repeat(32) });
    const wrong = { authorization: 'Bearer wrong' };
    const statuses: number[] = [];
    for (let turn = 0; turn < 5; turn += 1) {
      statuses.push((await ask('/v2/connections', { headers: wrong })).status);
    }
    expect(statuses).toEqual([401, 401, 401, 429, 429]);
    const right = { authorization: `Bearer ${'a'.repeat(32)}` };
    expect((await ask('/v2/connections', { headers: right })).status).toBe(200);
  });

  test('make a batch cost what its calls would', async () => {
    await using stack = new AsyncDisposableStack();
    const { ask } = await openProxy(stack, { rateLimits: { anonymous: { requests: 10 } } });
    const requests = Array.from({ length: 8 }, () => ({ connectionId: 'c', toolName: 't' }));
    const batch = { method: 'POST', body: { requests }, headers: stranger };
    const first = await ask('/v2/batch', batch);
    expect(first.status).toBe(200);
    expect(first.headers['ratelimit']).toMatch(/^"anonymous";r=2;/);
    expect((await ask('/v2/batch', batch)).status).toBe(429);
  });

  test('count messages of a WebSocket, but not the signs that somebody is there', async () => {
    await using stack = new AsyncDisposableStack();
    const { port } = await openProxy(stack, limited);
    const socket = new WebSocket(`ws://127.0.0.1:${port}/v2/ws`, { headers: stranger });
    stack.defer(() => socket.terminate());
    const heard: { type: string; id: string; payload: { code?: string } }[] = [];
    socket.on('message', (data: Buffer) => heard.push(JSON.parse(data.toString())));
    await once(socket, 'open');
    const say = (type: string, id: string): void =>
      socket.send(JSON.stringify({ type, id, payload: { events: ['connection_update'] } }));
    for (let turn = 0; turn < 20; turn += 1) {
      socket.send(JSON.stringify({ type: 'ping', id: `ping-${turn}`, payload: {} }));
    }
    for (const id of ['a', 'b', 'c']) say('subscribe', id);
    await waitFor(() => heard.some(({ id }) => id === 'c'), { description: 'the last answer' });
    const answers = ['a', 'b', 'c'].map((id) => heard.find((message) => message.id === id));
    expect(answers.map((message) => message?.type)).toEqual(['subscribed', 'subscribed', 'error']);
    expect(answers[2]?.payload.code).toBe('RATE_LIMITED');
    expect(heard.filter(({ type }) => type === 'pong')).toHaveLength(20);
  });

  test('refuse a WebSocket too many', async () => {
    await using stack = new AsyncDisposableStack();
    const { port, ask } = await openProxy(stack, limited);
    for (let turn = 0; turn < 3; turn += 1) await ask('/v2/connections', { headers: stranger });
    const socket = new WebSocket(`ws://127.0.0.1:${port}/v2/ws`, { headers: stranger });
    socket.on('error', () => undefined);
    const [, answer] = (await once(socket, 'unexpected-response')) as [
      unknown,
      { statusCode: number; headers: IncomingHttpHeaders; resume(): void },
    ];
    answer.resume();
    expect(answer.statusCode).toBe(429);
    expect(answer.headers['retry-after']).toBeDefined();
    socket.terminate();
  });

  test('can be read by a page that may call', async () => {
    await using stack = new AsyncDisposableStack();
    const { ask } = await openProxy(stack, {
      ...limited,
      allowedOrigins: ['https://app.example'],
    });
    const { headers } = await ask('/v2/connections', {
      headers: { ...stranger, origin: 'https://app.example' },
    });
    const exposed = String(headers['access-control-expose-headers']).split(', ');
    expect(exposed).toEqual(
      expect.arrayContaining(['ratelimit', 'ratelimit-policy', 'retry-after']),
    );
  });
});

describe('trusted proxies', () => {
  const limited: ProxyOptions = { rateLimits: { anonymous: { requests: 2 } } };
  const from = (address: string): Record<string, string> => ({ 'x-forwarded-for': address });

  test('whoever comes through another proxy is not the local user', async () => {
    await using stack = new AsyncDisposableStack();
    const { ask } = await openProxy(stack);
    const direct = await ask('/v2/connections');
    expect(direct.headers).not.toHaveProperty('x-nanda-client');
    for (const headers of [from('127.0.0.1'), { forwarded: 'for=127.0.0.1' }]) {
      const handedOn = await ask('/v2/connections', { headers });
      expect(handedOn.headers).toHaveProperty('x-nanda-client');
    }
  });

  test('a trusted one tells callers apart; what a caller writes is not believed', async () => {
    await using stack = new AsyncDisposableStack();
    const { ask } = await openProxy(stack, { ...limited, trustedProxies: 1 });
    const askAs = async (address: string): Promise<number> =>
      (await ask('/v2/connections', { headers: { ...stranger, ...from(address) } })).status;
    expect(await askAs('203.0.113.1')).toBe(200);
    expect(await askAs('203.0.113.1')).toBe(200);
    expect(await askAs('203.0.113.1')).toBe(429);
    expect(await askAs('203.0.113.2')).toBe(200);
    expect(await askAs('198.51.100.99, 203.0.113.1')).toBe(429);
  });

  test('one that is not trusted cannot make up addresses', async () => {
    await using stack = new AsyncDisposableStack();
    const { ask } = await openProxy(stack, limited);
    const statuses: number[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      const headers = { ...stranger, ...from(`203.0.113.${turn}`) };
      statuses.push((await ask('/v2/connections', { headers })).status);
    }
    expect(statuses).toEqual([200, 200, 429]);
  });
});

describe('security headers', () => {
  const always = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
  };

  test.each([
    ['GET', '/v2/connections', undefined],
    ['GET', '/v2/nothing', undefined],
    ['POST', '/v2/connections/c/tools/t/execute', { parameters: {} }],
    ['POST', '/mcp', initialize],
    ['GET', '/api/discover/search?query=a', undefined],
    ['POST', '/mcp/v1/tools/list', {}],
    ['OPTIONS', '/v2/connections', undefined],
  ])('%s %s', async (method, path, body) => {
    await using stack = new AsyncDisposableStack();
    const { ask } = await openProxy(stack);
    const { headers } = await ask(path, { method, body });
    expect(headers).toMatchObject({ ...always, 'cache-control': 'no-store' });
    for (const name of ['server', 'x-powered-by', 'strict-transport-security']) {
      expect(headers).not.toHaveProperty(name);
    }
  });

  test.each(['/health', '/openapi.json', '/v0.1/servers'])(
    '%s is nothing personal',
    async (path) => {
      await using stack = new AsyncDisposableStack();
      const { ask } = await openProxy(stack);
      const { headers } = await ask(path);
      expect(headers).not.toHaveProperty('cache-control');
      expect(headers['x-content-type-options']).toBe('nosniff');
    },
  );

  test('refusals have them as well', async () => {
    await using stack = new AsyncDisposableStack();
    const { ask } = await openProxy(stack);
    for (const headers of [{ host: 'evil.example' }, { origin: 'https://evil.example' }]) {
      const refused = await ask('/v2/connections', { headers });
      expect(refused.status).toBe(403);
      expect(refused.headers).toMatchObject({ ...always, 'cache-control': 'no-store' });
    }
  });

  test('a page that may call may also embed', async () => {
    await using stack = new AsyncDisposableStack();
    const { ask } = await openProxy(stack, { allowedOrigins: ['https://app.example'] });
    const { headers } = await ask('/v2/connections', {
      headers: { origin: 'https://app.example' },
    });
    expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
    const open = await ask('/v0.1/servers', { headers: { origin: 'https://any.example' } });
    expect(open.headers['cross-origin-resource-policy']).toBe('cross-origin');
  });

  test('TLS is insisted on only where it is there', async () => {
    await using stack = new AsyncDisposableStack();
    const { ask } = await openProxy(stack, { trustedProxies: 1 });
    const hsts = 'strict-transport-security';
    const over = (scheme: string) => ({
      headers: { 'x-forwarded-for': '203.0.113.1', 'x-forwarded-proto': scheme },
    });
    expect((await ask('/v2/connections', over('https'))).headers[hsts]).toBe('max-age=31536000');
    expect((await ask('/v2/connections', over('http'))).headers).not.toHaveProperty(hsts);
    const call = { method: 'POST', body: { parameters: {} }, ...over('https') };
    const { headers } = await ask('/v2/connections/c/tools/t/execute', call);
    expect(headers[hsts]).toBe('max-age=31536000');
  });

  test('a stream is not kept either', async () => {
    await using stack = new AsyncDisposableStack();
    const { port } = await openProxy(stack);
    const request = startRequest({ port, path: '/v2/events/connections' }).end();
    stack.defer(() => void request.destroy());
    const [answer] = (await once(request, 'response')) as [{ headers: IncomingHttpHeaders }];
    expect(answer.headers['cache-control']).toBe('no-store, no-transform');
    expect(answer.headers).toMatchObject(always);
  });
});

describe('the limits of a port', () => {
  test.each([
    ['larger than 16 KiB', [`x-large: ${'x'.repeat(17 * 1024)}`]],
    ['more than 256', Array.from({ length: 300 }, (_, index) => `x-${index}: 1`)],
  ])('header fields %s are refused', async (_, fields) => {
    await using stack = new AsyncDisposableStack();
    const { port } = await openProxy(stack);
    const { socket, closed } = converse(port);
    socket.write(['GET /health HTTP/1.1', 'host: localhost', ...fields, '', ''].join('\r\n'));
    const answer = await closed;
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    expect(answer).toContain('"code":"VALIDATION_ERROR"');
  });

  test('no field is lost among many: what says where a request comes from is seen', async () => {
    await using stack = new AsyncDisposableStack();
    const { port } = await openProxy(stack);
    const { socket, closed } = converse(port);
    const fields = Array.from({ length: 200 }, (_, index) => `x-${index}: 1`);
    const last = ['origin: https://evil.example', 'connection: close'];
    socket.write(
      ['GET /v2/connections HTTP/1.1', 'host: localhost', ...fields, ...last, '', ''].join('\r\n'),
    );
    expect(await closed).toMatch(/^HTTP\/1\.1 403 /);
  });

  test.each([
    ['a transfer encoding and a length', ['transfer-encoding: chunked', 'content-length: 5']],
    ['two lengths', ['content-length: 5', 'content-length: 6']],
    ['a field that is folded', ['x-folded: a', ' b']],
    ['no host', []],
  ])('%s: not a request', async (name, fields) => {
    await using stack = new AsyncDisposableStack();
    const { port } = await openProxy(stack);
    const { socket, closed } = converse(port);
    const host = name === 'no host' ? [] : ['host: localhost'];
    socket.write(['POST /v2/batch HTTP/1.1', ...host, ...fields, '', '0\r\n\r\n'].join('\r\n'));
    expect(await closed).toMatch(/^HTTP\/1\.1 400 /);
  });
});
