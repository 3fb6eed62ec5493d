import { afterAll, beforeAll, expect, test } from 'vitest';
import { everyRoute } from './every-route.js';
import { openTarget, type Target } from './open-target.js';

/** Nobody is let in, and so every answer that is one is a hole. */
let target: Target;
const token = 'the-own-token-of-this-proxy-0123456789';
beforeAll(async () => {
  target = await openTarget({ token, rateLimits: false, auth: { mode: 'required' } });
});
afterAll(() => target[Symbol.asyncDispose]());

/** Ways to write `/v2/connections` that something on the way may take for another path, or for the same. */
const spellings: readonly string[] = [
  '//v2/connections',
  '///v2///connections',
  '/./v2/connections',
  '/v2/./connections',
  '/v2/x/../connections',
  '/v2/%2e/connections',
  '/v2/x/%2e%2e/connections',
  '/v2/connections/',
  '/v2/connections//',
  '/v2/connections/.',
  '/v2/connections%2f',
  '/v2%2fconnections',
  '/%76%32/connections',
  '/v2/%63onnections',
  '/V2/Connections',
  '/v2/connections;x=1',
  '/v2;x=1/connections',
  '/v2/connections.',
  '/v2/connections.json',
  '/v2/connections%20',
  '/v2/connections%00',
  '/v2/connections%0a',
  '/v2/connections?/health',
  '/v2/connections?x=/oauth/',
  '/v2\\connections',
  '/health/../v2/connections',
  '/health/..%2fv2/connections',
  '/health%2f..%2fv2/connections',
  '/health//../v2/connections',
  '/oauth/../v2/connections',
  '/oauth/%2e%2e/v2/connections',
  '/oauth/..%2fv2%2fconnections',
  '/oauth/..;/v2/connections',
  '/oauth\\..\\v2\\connections',
  '/.well-known/../v2/connections',
  '/.well-known/%2e%2e/v2/connections',
  '/v0.1/../v2/connections',
  '/v2/auth/login/../../connections',
  '/v2/auth/login/%2e%2e/%2e%2e/connections',
  '/v2/auth/login/..%2f..%2fconnections',
];

test('no spelling of a path gets past the door', async () => {
  for (const path of spellings) {
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']) {
      const { status, text } = await target.ask(path, { method });
      expect(status, `${method} ${path}: ${text}`).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    }
  }
  // With the token the same spelling is what it is: a path that there is, or none.
  const headers = { authorization: `Bearer ${token}` };
  expect((await target.ask('/v2/connections', { headers })).status).toBe(200);
});

test('no method but its own is taken for a place, and no field names another one', async () => {
  const overrides = {
    'x-http-method-override': 'GET',
    'x-http-method': 'GET',
    'x-method-override': 'GET',
    'x-original-url': '/health',
    'x-rewrite-url': '/health',
    'x-forwarded-prefix': '/oauth',
    'x-forwarded-host': 'localhost',
    'x-forwarded-proto': 'https',
    'x-original-method': 'GET',
  };
  for (const { method, path, operation } of everyRoute()) {
    if (operation === undefined || operation.auth === 'public') continue;
    for (const each of [method, 'HEAD', 'PATCH', 'PUT', 'TRACE', 'PROPFIND', 'LOCK']) {
      const { status } = await target.ask(path, { method: each, headers: overrides });
      expect([401, 404, 405], `${each} ${path}`).toContain(status);
    }
  }
});

test('what asks for a tunnel gets none', async () => {
  for (const line of [
    'CONNECT 169.254.169.254:80',
    'CONNECT localhost:80',
    'TRACE /v2/connections',
  ]) {
    const answer = await target.say(
      `${line} HTTP/1.1\r\nHost: localhost\r\nX-Secret: reflected\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).not.toMatch(/^HTTP\/1\.1 2/);
    expect(answer).not.toContain('reflected');
  }
});

test('another protocol that is offered is none of ours', async () => {
  for (const offer of [
    'Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\nConnection: Upgrade, HTTP2-Settings\r\n',
    'Upgrade: websocket, h2c\r\nConnection: Upgrade\r\n',
    'Upgrade: TLS/1.0\r\nConnection: Upgrade\r\n',
  ]) {
    const answer = await target.say(
      `GET /v2/connections HTTP/1.1\r\nHost: localhost\r\n${offer}\r\n` +
        // What follows would be frames of it, had it been taken.
        'GET /nothing HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
    );
    expect(answer).not.toContain(' 101 ');
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 401', 'HTTP/1.1 401']);
  }
  const preface = await target.say('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
  expect(preface).toMatch(/^(?:HTTP\/1\.1 400 |$)/);
});

test('a query that stands for something else is refused, and not what is meant', async () => {
  const headers = { authorization: `Bearer ${token}` };
  for (const query of [
    'q=a&q=b',
    'limit=1&limit=1000',
    'q[]=a',
    '__proto__[x]=1',
    'q=a&__proto__=1',
    'q=a&constructor=1',
  ]) {
    const told = await target.ask(`/v2/services/search?${query}`, { headers });
    expect(told, query).toMatchObject({
      status: 400,
      body: { error: { code: 'VALIDATION_ERROR' } },
    });
  }
});
