import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askUpgrade } from '../realtime/ask-upgrade.js';
import { everyRoute } from './every-route.js';
import { openTarget, type Target } from './open-target.js';

/** Without a token, as anybody runs it: what a page of the web tries first. */
let target: Target;
beforeAll(async () => {
  target = await openTarget();
});
afterAll(() => target[Symbol.asyncDispose]());

/** Everybody may know it, and so every page; a foreign host name is refused here as well. */
const isForAll = (path: string): boolean =>
  path.startsWith('/v0.1/') || path.startsWith('/.well-known/');

describe('a host name that leads here and is none of ours', () => {
  test.each([
    'evil.example',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    'evil.example:80',
    'localhost.',
    'localhost:evil',
    'user@localhost',
    '127.0.0.1@evil.example',
    'localhost,evil.example',
    'localhost/evil.example',
    '0.0.0.0',
    '[::ffff:127.0.0.1]',
    '[::]',
    'xn--localhost-',
  ])('%s: at no place', async (host) => {
    for (const { method, path } of everyRoute()) {
      const { status, text } = await target.ask(path, { method, headers: { host } });
      expect([400, 403], `${method} ${path}: ${text}`).toContain(status);
    }
    const upgrade = await askUpgrade(`${target.url}/v2/ws`, { host });
    expect([400, 403]).toContain(upgrade.status);
  });

  test('is one in the request line too, whatever the field says', async () => {
    for (const [line, host] of [
      ['http://evil.example/v2/connections', 'localhost'],
      ['http://localhost/v2/connections', 'evil.example'],
      ['http://evil.example:80/v2/connections', 'evil.example'],
      ['http://localhost@evil.example/v2/connections', 'localhost'],
      ['//evil.example/v2/connections', 'evil.example'],
      ['http://evil.example\\@localhost/v2/connections', 'localhost'],
    ]) {
      const answer = await target.say(
        `GET ${line} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
      );
      expect(answer, line).toMatch(/^HTTP\/1\.1 40[034] /);
      expect(answer).not.toContain('"success":true');
    }
  });

  test('twice, or not at all, is no request', async () => {
    for (const hosts of [
      'Host: localhost\r\nHost: evil.example\r\n',
      'Host: evil.example\r\nHost: localhost\r\n',
      'Host:\r\n',
      '',
    ]) {
      const answer = await target.say(
        `GET /v2/connections HTTP/1.1\r\n${hosts}Connection: close\r\n\r\n`,
      );
      expect(answer, hosts).toMatch(/^HTTP\/1\.1 40[03] /);
    }
    const older = await target.say('GET /v2/connections HTTP/1.0\r\nHost: evil.example\r\n\r\n');
    expect(older).toMatch(/^HTTP\/1\.[01] 403 /);
  });
});

describe('a page of another origin', () => {
  const own = 'http://127.0.0.1';
  test.each<[string, Record<string, string>]>([
    ['of the web', { origin: 'https://evil.example' }],
    ['of no origin', { origin: 'null' }],
    ['of another port of this machine', { origin: `${own}:1` }],
    ['of this machine without a port', { origin: own }],
    ['whose name begins like ours', { origin: 'http://localhost.evil.example' }],
    ['of a file', { origin: 'file://' }],
    ['of an extension', { origin: 'chrome-extension://abcdefghijklmnop' }],
    ['that names two', { origin: 'http://localhost http://evil.example' }],
    ['that hides its origin', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
    ['of the same machine, hidden', { 'sec-fetch-site': 'same-site' }],
    [
      'that puts us into a frame',
      {
        'sec-fetch-site': 'cross-site',
        'sec-fetch-mode': 'navigate',
        'sec-fetch-dest': 'iframe',
      },
    ],
    ['that shows an image', { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'image' }],
  ])('%s: is let in nowhere, and may read nothing', async (_, headers) => {
    for (const { method, path } of everyRoute()) {
      if (isForAll(path)) continue;
      for (const each of new Set([method, 'OPTIONS'])) {
        const { status, headers: fields } = await target.ask(path, { method: each, headers });
        expect(status, `${each} ${path}`).toBe(403);
        expect(fields).not.toHaveProperty('access-control-allow-origin');
      }
    }
    for (const path of ['/v2/ws', '/v2/ws/connections']) {
      expect(await askUpgrade(`${target.url}${path}`, headers)).toMatchObject({ status: 403 });
    }
  });

  test('may read what is for all, and change nothing there', async () => {
    const headers = { origin: 'https://evil.example' };
    const read = await target.ask('/v0.1/servers', { headers });
    expect(read).toMatchObject({ status: 200, headers: { 'access-control-allow-origin': '*' } });
    expect(read.headers).not.toHaveProperty('access-control-allow-credentials');
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      expect((await target.ask('/v0.1/servers', { method, headers })).status).toBe(403);
    }
  });

  test('is never allowed to send credentials along, not even one that may call', async () => {
    await using open = await openTarget({ allowedOrigins: ['https://app.example'] });
    for (const method of ['GET', 'OPTIONS']) {
      const { headers } = await open.ask('/v2/connections', {
        method,
        headers: {
          origin: 'https://app.example',
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization',
        },
      });
      expect(headers['access-control-allow-origin']).toBe('https://app.example');
      expect(headers).not.toHaveProperty('access-control-allow-credentials');
      expect(headers['vary']).toMatch(/origin/i);
    }
    for (const origin of [
      'https://app.example.evil.example',
      'http://app.example',
      'https://app.example:444',
      'https://APP.example',
    ]) {
      expect((await open.ask('/v2/connections', { headers: { origin } })).status).toBe(403);
    }
  });

  test('has no content type that a browser sends without asking', async () => {
    const bodies = everyRoute().filter(
      ({ operation, takesBody }) => operation !== undefined && takesBody,
    );
    expect(bodies.length).toBeGreaterThan(20);
    for (const { method, path } of bodies) {
      for (const type of [
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=x',
        'text/plain; application/json',
        '',
      ]) {
        const headers = { 'content-type': type };
        const told = await target.ask(path, { method, headers, body: '{"a":1}' });
        // Without accounts there is no such place; 404 is as good.
        expect([404, 415], `${method} ${path} ${type}: ${told.text}`).toContain(told.status);
      }
    }
  });
});

describe('a port that is not asked for', () => {
  test('is open to this machine alone', async () => {
    expect(new URL(target.url).hostname).toBe('127.0.0.1');
  });

  test('with a token it answers nobody without it, at any place', async () => {
    const token = 'T'.repeat(40);
    await using closed = await openTarget({ token });
    const wrong: Record<string, string | string[]>[] = [
      {},
      { authorization: 'Bearer ' },
      { authorization: `Bearer ${token.slice(1)}` },
      { authorization: `Bearer ${token}x` },
      { authorization: `Basic ${btoa(`:${token}`)}` },
      { authorization: token },
      { cookie: `token=${token}; nanda_client=${token}` },
      { 'x-api-key': '' },
      { 'x-forwarded-for': '127.0.0.1' },
      { 'x-real-ip': '127.0.0.1' },
      { forwarded: 'for=127.0.0.1' },
    ];
    for (const { method, path } of everyRoute()) {
      const isOpen = path === '/health' || isForAll(path) || path.startsWith('/oauth/');
      if (isOpen) continue;
      for (const headers of wrong) {
        const { status } = await closed.ask(path, { method, headers });
        expect(status, `${method} ${path} ${JSON.stringify(headers)}`).toBe(401);
      }
      expect((await closed.ask(`${path}?token=${token}`, { method })).status).toBe(401);
    }
    for (const headers of wrong) {
      const flat = headers as Record<string, string>;
      expect(await askUpgrade(`${closed.url}/v2/ws`, flat)).toMatchObject({ status: 401 });
    }
    // The right one, so that the above says something.
    const headers = { authorization: `Bearer ${token}` };
    expect((await closed.ask('/v2/connections', { headers })).status).toBe(200);
  });
});
