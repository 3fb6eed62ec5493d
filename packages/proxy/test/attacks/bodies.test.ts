import { brotliCompressSync, gzipSync } from 'node:zlib';
import { waitFor } from '@nanda/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyRoute } from './every-route.js';
import { openTarget, type Target } from './open-target.js';
import { startPlainService } from './start-plain-service.js';
import { startTrap } from './start-trap.js';

let target: Target;
beforeAll(async () => {
  target = await openTarget({ rateLimits: false, auth: { mode: 'optional' } });
});
afterAll(() => target[Symbol.asyncDispose]());

/** One for each of the ways that bodies are read. */
const readers: readonly string[] = [
  '/v2/services/register',
  '/v2/services/x/connect',
  '/v2/connections/x/tools/x/execute',
  '/v2/batch',
  '/v2/auth/login',
  '/api/tools/call',
  '/mcp',
  '/mcp/v1/tools/call',
  '/oauth/token',
];
const writing = everyRoute().filter(({ takesBody, path }) => takesBody && path !== '/nothing');
const mebibyte = 1024 * 1024;

/** It takes the next request as it took the first. */
async function expectAlive(): Promise<void> {
  expect(await target.ask('/health')).toMatchObject({ status: 200 });
  expect(target.unforeseen).toEqual([]);
}

describe('a request', () => {
  test('that is packed is refused before it is unpacked, at every place', async () => {
    const zeros = Buffer.alloc(32 * mebibyte);
    const bombs = {
      gzip: gzipSync(zeros),
      br: brotliCompressSync(zeros, { params: { 1: 1 } }),
      deflate: gzipSync('{}'),
      'gzip, gzip': gzipSync(gzipSync(zeros)),
      zstd: Buffer.from('{}'),
    };
    for (const { method, path } of writing) {
      const isForm = path.startsWith('/oauth/');
      const type = isForm ? 'application/x-www-form-urlencoded' : 'application/json';
      for (const [encoding, bytes] of Object.entries(bombs)) {
        const head =
          `${method} ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: ${type}\r\nAccept: */*\r\n` +
          `Content-Encoding: ${encoding}\r\nContent-Length: ${bytes.length}\r\nConnection: close\r\n\r\n`;
        const answer = await target.say(Buffer.concat([Buffer.from(head), bytes]));
        expect(answer, `${method} ${path} ${encoding}`).toMatch(/^HTTP\/1\.1 4\d\d /);
      }
    }
    await expectAlive();
  });

  /** Each within four mebibytes, and each more work than it looks. */
  const floods: Readonly<Record<string, string>> = {
    'a hundred thousand levels': `{"parameters":${'{"a":'.repeat(1e5)}1${'}'.repeat(1e5)}}`,
    'as many lists': `{"parameters":{"a":${'['.repeat(1e5)}${']'.repeat(1e5)}}}`,
    'a hundred thousand members': `{"parameters":{${Array.from({ length: 1e5 }, (_, index) => `"k${index}":0`).join(',')}}}`,
    'members that are all the same': `{"parameters":{${'"a":0,'.repeat(2e5)}"a":1}}`,
    'a number of a million digits': `{"parameters":{"a":${'9'.repeat(1e6)}}}`,
    'an exponent beyond all': `{"parameters":{"a":1e${'9'.repeat(1e5)}}}`,
    'a list of nothing': `{"parameters":{"a":[${'0,'.repeat(1e6)}0]}}`,
    'a batch of thousands': `{"requests":[${'{"connectionId":"c","toolName":"t"},'.repeat(9e4)}{}]}`,
    'a long name': `{"${'x'.repeat(3e6)}":1}`,
    'unpaired halves': `{"parameters":{"a":"${'\\ud800'.repeat(1e5)}"}}`,
    'no text at all': '\u{feff}\0\0\0',
    'numbers that are none': '{"parameters":{"a":NaN,"b":Infinity}}',
  };

  test.each(Object.keys(floods))('with %s is an answer like others', async (name) => {
    const body = floods[name] ?? '';
    for (const path of readers) {
      const { status, text } = await target.ask(path, { body });
      expect(status, `${path} ${text.slice(0, 300)}`).toBeLessThan(500);
      // A refusal does not repeat what it was sent.
      expect(text.length).toBeLessThan(64 * 1024);
    }
    await expectAlive();
  });

  test('of somebody whom nobody knows yet is small, or is not read', async () => {
    const body = JSON.stringify({ email: 'x'.repeat(70_000), password: 'x' });
    for (const path of ['register', 'challenge', 'login', 'refresh', 'logout', 'api-keys']) {
      const told = await target.ask(`/v2/auth/${path}`, { body });
      expect(told.body.error?.code, path).toBe('PAYLOAD_TOO_LARGE');
    }
    for (const path of ['authorize', 'device', 'token', 'revoke', 'device_authorization']) {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const form = `a=${'x'.repeat(70_000)}`;
      const told = await target.ask(`/oauth/${path}`, { method: 'POST', headers, body: form });
      expect([400, 413], `${path} ${told.text}`).toContain(told.status);
    }
  });

  test('changes nothing that all objects share, in a body and in a query', async () => {
    const poison =
      '"__proto__":{"polluted":1,"isAdmin":true},"constructor":{"prototype":{"polluted":1}}';
    const bodies = [
      `{${poison}}`,
      `{"parameters":{${poison}},"auth":{${poison}},"options":{${poison}}}`,
      `{"auth":{"type":"custom","headers":{${poison}},"variables":{${poison}}}}`,
      `{"requests":[{"connectionId":"__proto__","toolName":"constructor","parameters":{${poison}}}]}`,
      `{"jsonrpc":"2.0","id":"__proto__","method":"constructor","params":{${poison}}}`,
      `[{${poison}}]`,
      '{"__proto__":null}',
    ];
    const query = '__proto__[polluted]=1&constructor.prototype.polluted=1&__proto__.polluted=1';
    for (const { method, path, takesBody } of everyRoute()) {
      for (const body of takesBody ? bodies : [undefined]) {
        const { status, text } = await target.ask(path, { method, body });
        expect(status, `${method} ${path} ${body} ${text}`).toBeLessThan(500);
      }
      expect((await target.ask(`${path}?${query}`, { method })).status).toBeLessThan(500);
    }
    expect({}).not.toHaveProperty('polluted');
    expect({}).not.toHaveProperty('isAdmin');
    await expectAlive();
  });

  test('that searches with words made to be slow takes its turn like others', async () => {
    for (const q of [
      'a'.repeat(500),
      '*'.repeat(500),
      'a*'.repeat(250),
      '"'.repeat(499),
      '(((((a+)+)+)+)+)$ '.repeat(20),
      'NEAR(a b) AND NOT (x OR y) '.repeat(15),
      '%'.repeat(500),
      '\u0130'.repeat(400),
      '\u{1f469}\u200d'.repeat(150),
      'a\u0301\u0301\u0301'.repeat(120),
    ]) {
      for (const path of [
        '/v2/services/search?q=',
        '/v2/tools/search?q=',
        '/v0.1/servers?search=',
      ]) {
        const { status, text } = await target.ask(path + encodeURIComponent(q));
        expect([200, 400], `${path} ${q} ${text}`).toContain(status);
      }
    }
    const view = `${'*a'.repeat(200)}b`;
    for (const query of [`allow=${view}`, `deny=${view}`, `tools=${'*'.repeat(900)}`]) {
      const body = {
        jsonrpc: '2.0',
        id: 1,
        method: 'initialize',
        params: {
          protocolVersion: '2025-11-25',
          capabilities: {},
          clientInfo: { name: 'x', version: '1' },
        },
      };
      expect((await target.ask(`/mcp?${query}`, { body })).status).toBeLessThan(500);
    }
    await expectAlive();
  });
});

describe('an answer', () => {
  /** Says how far the memory of this process rose at most meanwhile. */
  async function risingBy(work: () => Promise<void>): Promise<number> {
    const before = process.memoryUsage.rss();
    let highest = before;
    const timer = setInterval(() => {
      highest = Math.max(highest, process.memoryUsage.rss());
    }, 5);
    await work().finally(() => clearInterval(timer));
    return Math.max(highest, process.memoryUsage.rss()) - before;
  }

  const gigabyte = (): Buffer => {
    // Members of gzip in a row are one text: a mebibyte of them unpacks to a gibibyte.
    const member = gzipSync(Buffer.alloc(16 * mebibyte, ' '));
    return Buffer.concat(Array.from({ length: 64 }, () => member));
  };

  test.each(['initialize', 'tools/list', 'tools/call'])(
    'that unpacks to a gibibyte is let go of: %s',
    { timeout: 60_000 },
    async (method) => {
      const bomb = gigabyte();
      await using service = await startPlainService({
        intercept({ response, message }) {
          if (message.method !== method) return false;
          response.writeHead(200, {
            'content-type': 'application/json',
            'content-encoding': 'gzip',
          });
          response.on('error', () => undefined).end(bomb);
          return true;
        },
      });
      await using own = await openTarget({
        services: { bomb: service.url },
        maxResult: 4 * mebibyte,
      });
      const rise = await risingBy(async () => {
        const told = await own.ask('/v2/services/bomb/connect', { body: {} });
        const { id } = (told.body.data ?? {}) as { id?: string };
        if (id === undefined) {
          expect(told.body.error?.code, told.text).toBeDefined();
          return;
        }
        const called = await own.ask(`/v2/connections/${id}/tools/take/execute`, { body: {} });
        expect(called.body.success, called.text.slice(0, 200)).toBe(false);
      });
      expect(rise).toBeLessThan(400 * mebibyte);
      expect((await own.ask('/health')).status).toBe(200);
      expect(own.unforeseen).toEqual([]);
    },
  );

  test('without end, and one that says nothing, do not hold a connect for ever', async () => {
    for (const write of [
      (response: { write: (text: string) => unknown }): void => void response.write('{"jsonrpc":'),
      (response: { write: (text: string) => unknown }): void => {
        for (let piece = 0; piece < 64; piece += 1) response.write(' '.repeat(mebibyte));
      },
    ]) {
      await using service = await startPlainService({
        intercept({ response }) {
          response.writeHead(200, { 'content-type': 'application/json' });
          response.on('error', () => undefined);
          write(response);
          return true;
        },
      });
      await using own = await openTarget({
        services: { endless: service.url },
        connectionTimeout: 1500,
      });
      const told = await own.ask('/v2/services/endless/connect', { body: {} });
      expect(told.body.success, told.text).toBe(false);
      expect(told.status).toBeGreaterThanOrEqual(400);
    }
  });

  test('of metadata that is packed, or has no end, is let go of', { timeout: 60_000 }, async () => {
    const bomb = gigabyte();
    await using server = await startTrap((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      response.on('error', () => undefined).end(bomb);
    });
    await using service = await startPlainService({
      intercept({ response }) {
        const where = `resource_metadata="${server.url}/x"`;
        response.writeHead(401, { 'www-authenticate': `Bearer ${where}` }).end();
        return true;
      },
    });
    await using own = await openTarget({ services: { consenting: service.url } });
    const rise = await risingBy(async () => {
      const told = await own.ask('/v2/services/consenting/authorize', { body: {} });
      expect(told.body.success, told.text).toBe(false);
    });
    expect(rise).toBeLessThan(400 * mebibyte);
  });

  test('holds up nobody by a pattern of its schema', async () => {
    await using service = await startPlainService({
      tools: [
        {
          name: 'take',
          inputSchema: {
            type: 'object',
            properties: {
              a: { type: 'string', pattern: '^(([a-z])+.)+[A-Z]([a-z])+$' },
              b: { type: 'string', pattern: '^(a|a)*$' },
              c: { type: 'string', pattern: `^${'(a?){1,30}'.repeat(8)}a{200}$` },
            },
            patternProperties: { '^(x+x+)+y$': { type: 'string' } },
          },
        },
      ],
    });
    await using own = await openTarget({ services: { slow: service.url } });
    const { id } = await own.connect('slow');
    const long = 'a'.repeat(50_000);
    const parameters = { a: long, b: `${long}!`, c: long, ['x'.repeat(5000)]: '' };
    for (const form of ['validate', 'execute']) {
      const told = await own.ask(`/v2/connections/${id}/tools/take/${form}`, {
        body: { parameters },
      });
      expect(told.status).toBeLessThan(500);
    }
    expect((await own.ask('/health')).status).toBe(200);
  });

  test('pollutes nothing: not by a tool, a schema or a result', async () => {
    const poison = JSON.parse(
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
    ) as object;
    await using service = await startPlainService({
      tools: [
        { name: '__proto__', inputSchema: { type: 'object', properties: poison, ...poison } },
        { name: 'constructor', inputSchema: poison, annotations: poison, _meta: poison },
        { name: 'take', inputSchema: { type: 'object', default: poison } },
      ],
      result: { content: [], structuredContent: poison, _meta: poison },
    });
    await using own = await openTarget({ services: { poison: service.url } });
    const { id } = await own.connect('poison');
    for (const name of ['__proto__', 'constructor', 'take', 'toString']) {
      const told = await own.ask(`/v2/connections/${id}/tools/${name}/execute`, { body: {} });
      expect([200, 404, 422, 400], told.text).toContain(told.status);
    }
    await waitFor(async () => (await own.ask('/v2/services/poison')).status === 200, {
      description: 'the service',
    });
    expect({}).not.toHaveProperty('polluted');
  });
});
