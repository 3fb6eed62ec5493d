import { readFile, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startCli } from './start-cli.js';
import { startProxyWithAccounts, type ProxyWithAccounts } from './start-proxy-with-accounts.js';

let proxy: ProxyWithAccounts;
beforeEach(async () => {
  proxy = await startProxyWithAccounts();
  const { email, password } = proxy;
  const input = `${password}\n`;
  const words = ['auth', 'login', '--email', email, '--password-stdin'];
  expect((await nanda(words, { input })).code).toBe(0);
});
afterEach(() => proxy[Symbol.asyncDispose]());

const nanda = (
  words: readonly string[],
  { input = '', env = {} }: { input?: string; env?: Readonly<Record<string, string>> } = {},
) => startCli(words, { env: { ...proxy.env, ...env }, input }).end;

const fileOf = (name: string) => `${proxy.directory}/config/sessions/${name}`;

/** Changes what is kept, as time or somebody else would. */
async function change(name: string, work: (content: never) => void): Promise<void> {
  const content = JSON.parse(await readFile(fileOf(name), 'utf8')) as never;
  work(content);
  await writeFile(fileOf(name), JSON.stringify(content), { mode: 0o600 });
}

const expire = () =>
  change('sessions.json', (sessions: Record<string, { expiresAt: string }>) => {
    for (const session of Object.values(sessions)) {
      session.expiresAt = new Date(Date.now() + 1000).toISOString();
    }
  });

const countOf = async (type: string): Promise<number> => {
  const { data } = await proxy.ask(`/v2/audit?type=${type}&limit=100`, { token: proxy.token });
  return (data as unknown[]).length;
};

const tokenNow = async (): Promise<string> => (await nanda(['auth', 'token'])).stdout.trim();

test(
  'eight processes at once renew a session once, and all go on',
  { timeout: 60_000 },
  async () => {
    const before = await tokenNow();
    for (const words of [
      ['auth', 'token'],
      ['connections', '--json'],
    ]) {
      const renewed = await countOf('session.refreshed');
      await expire();
      const ends = await Promise.all(Array.from({ length: 8 }, () => nanda(words)));
      expect(ends.map(({ code, stderr }) => ({ code, stderr }))).toEqual(
        ends.map(() => ({ code: 0, stderr: expect.not.stringContaining('error') })),
      );
      expect(new Set(ends.map(({ stdout }) => stdout)).size).toBe(1);
      expect(await countOf('session.refreshed')).toBe(renewed + 1);
    }
    expect(await countOf('session.reused')).toBe(0);
    const after = await tokenNow();
    expect(after).not.toBe(before);
    expect((await proxy.ask('/v2/auth/session', { token: after })).status).toBe(200);
  },
);

test('a token that the proxy refuses before its time is renewed at once', async () => {
  await change('secrets.json', ({ secrets }: { secrets: Record<string, { value: string }> }) => {
    for (const [name, secret] of Object.entries(secrets)) {
      if (name.startsWith('access-')) secret.value = `${secret.value.slice(0, -8)}AAAAAAAA`;
    }
  });
  expect((await nanda(['connections'])).code).toBe(0);
  expect(await countOf('session.refreshed')).toBe(1);
});

test('one that was ended elsewhere is over here too, which is told once', async () => {
  const token = await tokenNow();
  expect((await proxy.ask('/v2/auth/logout', { token, body: {} })).status).toBe(200);
  const first = await nanda(['connections', '--json']);
  expect(first.code).toBe(3);
  expect(first.stderr).toContain(`You are not signed in to ${proxy.url} any more`);
  expect(first.stderr).toContain(`nanda auth login --url ${proxy.url}`);
  const again = await nanda(['auth', 'status']);
  expect(again.code).toBe(3);
  expect(await readFile(fileOf('sessions.json'), 'utf8')).not.toContain(proxy.url);
  expect(await readFile(fileOf('secrets.json'), 'utf8')).not.toMatch(/eyJ|nr_/);
});

test('a proxy that cannot be reached ends no session', async () => {
  await expire();
  const other = await startProxyWithAccounts();
  const gone = other.url;
  await other[Symbol.asyncDispose]();
  await change('sessions.json', (sessions: Record<string, unknown>) => {
    sessions[gone] = { ...(sessions[proxy.url] as object), expiresAt: '2020-01-01T00:00:00.000Z' };
  });
  await change('secrets.json', ({ secrets }: { secrets: Record<string, unknown> }) => {
    const { createHash } = process.getBuiltinModule('node:crypto');
    const hash = createHash('sha256').update(gone).digest('hex').slice(0, 24);
    secrets[`refresh-${hash}`] = { place: 'file', value: 'nr_x', changedAt: '' };
  });
  const { code } = await nanda(['connections', '--url', gone]);
  expect(code).toBe(4);
  expect(await readFile(fileOf('sessions.json'), 'utf8')).toContain(gone);
});

test('sign-out ends it there and here, of all where it is said', async () => {
  const token = await tokenNow();
  const { code, stdout } = await nanda(['auth', 'logout', '--all']);
  expect({ code, stdout }).toEqual({ code: 0, stdout: `Signed out of ${proxy.url}\n` });
  expect((await proxy.ask('/v2/auth/session', { token })).status).toBe(401);
  expect((await nanda(['connections'])).code).toBe(3);
  expect((await nanda(['auth', 'token'])).code).toBe(3);
  expect(await nanda(['auth', 'logout'])).toMatchObject({ code: 0 });
});

test('a profile has sign-ins of its own, and NANDA_TOKEN wins over them', async () => {
  await nanda(['config', 'set', '--profile', 'work', 'timeout', '9s']);
  expect((await nanda(['auth', 'status', '--profile', 'work'])).code).toBe(3);
  const named = await nanda(['auth', 'status', '--json'], { env: { NANDA_TOKEN: 'wrong' } });
  expect(named.code).toBe(3);
  const token = await tokenNow();
  const shown = await nanda(['auth', 'status', '--json'], {
    env: { NANDA_TOKEN: token, NANDA_CONFIG_DIR: `${proxy.directory}/empty` },
  });
  expect(JSON.parse(shown.stdout)).toMatchObject({ isSignedIn: true, source: 'NANDA_TOKEN' });
});

test('keys are made, listed and ended', async () => {
  const made = await nanda([
    'auth',
    'keys',
    'create',
    'ci',
    '--scope',
    'connections:read',
    '--expires',
    '30d',
  ]);
  const key = made.stdout.trim();
  expect(key).toMatch(/^nk_/);
  const list = await nanda(['auth', 'keys', '--json']);
  expect(JSON.parse(list.stdout)).toMatchObject({
    keys: [{ name: 'ci', scope: ['connections:read'], expiresAt: expect.any(String) }],
  });
  expect(list.stdout).not.toContain(key);
  const use = { env: { NANDA_TOKEN: key } };
  expect((await nanda(['connections'], use)).code).toBe(0);
  expect((await nanda(['search', 'x'], use)).code).toBe(9);
  expect((await nanda(['auth', 'keys', 'revoke', 'nobody'])).code).toBe(6);
  expect((await nanda(['auth', 'keys', 'revoke', 'ci'])).stdout).toBe('Revoked ci\n');
  expect((await nanda(['connections'], use)).code).toBe(3);
});

test('what is printed for curl names where the token comes from, and not what it is', async () => {
  const { stdout } = await nanda(['api', '/connections', '--curl']);
  expect(stdout).toContain(`$(nanda auth token --url ${proxy.url})`);
  expect(stdout).not.toContain('eyJ');
});
