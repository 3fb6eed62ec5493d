import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { everyRoute } from './every-route.js';
import { openTarget, type Target, type Told } from './open-target.js';
import { startPlainService } from './start-plain-service.js';

let target: Target;
const token = 'the-own-token-of-this-proxy-0123456789';
const known = { authorization: `Bearer ${token}` };
beforeAll(async () => {
  target = await openTarget({
    token,
    auth: { mode: 'optional' },
    rateLimits: { anonymous: { requests: 1e6 }, auth: { requests: 3 } },
  });
});
afterAll(() => target[Symbol.asyncDispose]());

/** Traces, paths of this machine, and words of what it is made of. */
const traces =
  /\bat .+:\d+:\d+|node_modules|file:\/\/|\/work\/|\/home\/|\/root\/|\.[jt]s:\d+|SQLITE|zod|undici|hono/i;

function expectGuarded({ headers, text, status }: Told, what: string): void {
  expect(headers, what).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-request-id': expect.any(String),
  });
  const policy = String(headers['content-security-policy']);
  expect(policy, what).toContain("default-src 'none'");
  expect(policy, what).toContain("frame-ancestors 'none'");
  expect(headers['referrer-policy'], what).toMatch(/^(?:no-referrer|same-origin)$/);
  expect(headers, what).not.toHaveProperty('server');
  expect(headers, what).not.toHaveProperty('x-powered-by');
  if (status < 400) return;
  expect(text, what).not.toMatch(traces);
  expect(headers['content-type'] ?? 'application/json', what).toMatch(/json|text\/html/);
}

test('whatever comes of it, an answer is guarded, and a refusal tells nothing of what is inside', async () => {
  const statuses = new Set<number>();
  const bodies = [undefined, '{', '{"a":1}', 'a=b', '"x"'];
  for (const { method, path } of everyRoute()) {
    for (const who of [{}, known, { authorization: 'Bearer wrong' }]) {
      for (const body of method === 'GET' ? [undefined] : bodies) {
        const told = await target.ask(path, { method, headers: who, body });
        statuses.add(told.status);
        expectGuarded(told, `${method} ${path} ${body?.slice(0, 10)} ${told.status}`);
      }
    }
    for (const [each, headers] of [
      ['PUT', known],
      ['OPTIONS', {}],
      [method, { origin: 'https://evil.example' }],
      [method, { host: 'evil.example' }],
      [method, { ...known, accept: 'image/png', 'content-type': 'image/png' }],
    ] as const) {
      const body = 'content-type' in headers ? 'png' : undefined;
      const told = await target.ask(path, { method: each, headers, body });
      statuses.add(told.status);
      expectGuarded(told, `${each} ${path} ${told.status}`);
    }
  }
  const large = JSON.stringify('x'.repeat(5e6));
  for (const path of [
    '/v2/batch',
    '/mcp',
    '/v2/connections/c/tools/t/execute',
    '/api/tools/call',
  ]) {
    const told = await target.ask(path, { headers: known, body: large });
    statuses.add(told.status);
    expectGuarded(told, `${path} ${told.status}`);
  }
  for (const status of [200, 204, 400, 401, 403, 404, 405, 413, 415, 429]) {
    expect([...statuses]).toContain(status);
  }
  expect([...statuses].filter((status) => status >= 500)).toEqual([]);
});

test('what a service says is told in words of ours, cut, and without what it is made of', async () => {
  const long = `<script>alert(1)</script>\u001b]0;x\u0007\u202e\n    at Object.<anonymous> (/srv/app.js:1:1) ${'x'.repeat(1e5)}`;
  await using service = await startPlainService({
    intercept({ response, message }) {
      if (message.method !== 'tools/call') return false;
      response.writeHead(500, { 'content-type': 'text/html' }).end(long);
      return true;
    },
  });
  await using own = await openTarget({ services: { loud: service.url } });
  const { id } = await own.connect('loud');
  const told = await own.ask(`/v2/connections/${id}/tools/take/execute`, { body: {} });
  expect(told.body.success).toBe(false);
  expect(told.text.length).toBeLessThan(4096);
  expect(told.headers['content-type']).toBe('application/json');
  expect(told.body.error?.message).not.toMatch(/[\u0000-\u001f\u007f\u202e]/);
});

test('no line of the log and of the audit file can be made up', async () => {
  const directory = target.path;
  const file = join(directory, 'audit.jsonl');
  const forged = '{"type":"login","outcome":"success"}';
  await using own = await openTarget({
    token,
    auth: { mode: 'required' },
    rateLimits: false,
    audit: { file },
  });
  const email = `x\n${forged}\r\n@example.com`;
  await own.ask('/v2/auth/login', { body: { email, password: 'x' } });
  await own.ask('/v2/auth/login', { body: { email: 'a@example.com', password: `\n${forged}` } });
  await own.ask(`/v2/connections/%0a${encodeURIComponent(forged)}`, { headers: known });
  await own.ask('/v2/services/register', {
    headers: known,
    body: { name: `a\n${forged}\u2028${forged}`, url: 'http://10.0.0.1/' },
  });
  await own.ask(`/%0d%0a${encodeURIComponent(forged)}`, {
    headers: { 'user-agent': 'x\t{"type":"login"}', authorization: 'Bearer wrong' },
  });
  await own.proxy.close();
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) {
    const { type, outcome } = JSON.parse(line) as { type: string; outcome: string };
    expect(type === 'login' && outcome === 'success', line).toBe(false);
    expect(line).not.toMatch(/[\u2028\u2029\u001b\u202e]/);
  }
  for (const entry of own.log) expect(entry).not.toContain('\n');
  const kept = await readdir(own.path).catch(() => []);
  expect(kept).not.toContain('%0a');
});

test('a cookie names nobody but a client without a name, and is kept from pages', async () => {
  const first = await target.ask('/api/connections');
  const [cookie = ''] = first.headers['set-cookie'] ?? [];
  expect(cookie).toMatch(/^nanda_client=nc_[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  const [pair = ''] = cookie.split(';');
  for (const path of ['/v2/auth/session', '/v2/audit', '/v2/accounts', '/v2/auth/api-keys']) {
    expect((await target.ask(path, { headers: { cookie: pair } })).status, path).toBeGreaterThan(
      400,
    );
  }
  for (const chosen of ['nc_short', 'nc_../../x', `nc_${'a'.repeat(44)}`, 'local', '__proto__']) {
    const told = await target.ask('/api/connections', {
      headers: { cookie: `nanda_client=${chosen}` },
    });
    expect(told.headers['x-nanda-client'], chosen).toMatch(/^nc_[\w-]{43}$/);
  }
});
