import { waitFor } from '@nanda/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runWithAnswers } from './run-with-answers.js';
import { startCli } from './start-cli.js';
import { startProxyWithAccounts, type ProxyWithAccounts } from './start-proxy-with-accounts.js';

let proxy: ProxyWithAccounts;
beforeAll(async () => {
  proxy = await startProxyWithAccounts();
});
afterAll(() => proxy[Symbol.asyncDispose]());

const password = 'a sentence that nobody guesses';
const env = () => ({ ...proxy.env, NANDA_TOKEN: proxy.token });
const admin = (words: readonly string[], input = '') => startCli(words, { env: env(), input }).end;

test(
  'accounts are made, listed and changed by who looks after them',
  { timeout: 90_000 },
  async () => {
    const made = await admin(
      ['accounts', 'add', 'bob@example.com', '--plan', 'pro', '--name', 'Bob', '--password-stdin'],
      `${password}\n`,
    );
    expect(made).toMatchObject({ code: 0, stdout: 'Made bob@example.com\n' });
    const list = await admin(['accounts', '--json']);
    expect(JSON.parse(list.stdout)).toMatchObject({
      total: 2,
      accounts: expect.arrayContaining([
        expect.objectContaining({ email: 'bob@example.com', plan: 'pro', name: 'Bob' }),
        expect.objectContaining({ email: 'ada@example.com', plan: 'free', isDisabled: false }),
      ]),
    });
    const some = await admin(['accounts', 'list', '--email', 'bob', '--json']);
    expect(JSON.parse(some.stdout)).toMatchObject({ total: 1 });

    const set = (...words: readonly string[]) =>
      admin(['accounts', 'set', 'Bob@example.com', ...words, '--json']);
    const changed = await set('--role', 'admin', '--plan', 'enterprise');
    expect(JSON.parse(changed.stdout)).toMatchObject({
      account: { roles: ['admin'], plan: 'enterprise' },
    });
    const shut = JSON.parse((await set('--no-roles', '--disable')).stdout) as { account: object };
    expect(shut).toMatchObject({ account: { isDisabled: true } });
    expect(shut.account).not.toHaveProperty('roles');
    const login = { email: 'bob@example.com', password };
    expect((await proxy.ask('/v2/auth/login', { body: login })).status).toBe(401);
    await set('--enable');
    expect((await proxy.ask('/v2/auth/login', { body: login })).status).toBe(200);

    const next = `another ${password}`;
    const words = ['accounts', 'set', 'bob@example.com', '--password-stdin'];
    const changedPassword = await admin(words, `${next}\n`);
    expect(changedPassword.code).toBe(0);
    expect(changedPassword.stdout + changedPassword.stderr).not.toContain(password);
    expect((await proxy.ask('/v2/auth/login', { body: login })).status).toBe(401);
    const body = { ...login, password: next };
    expect((await proxy.ask('/v2/auth/login', { body })).status).toBe(200);
  },
);

test.each([
  [['accounts', 'set', 'nobody@example.com', '--enable'], 6],
  [['accounts', 'set', 'ada@example.com'], 2],
  [['accounts', 'set', 'ada@example.com', '--enable', '--disable'], 2],
  [['accounts', 'set', 'ada@example.com', '--role', 'nothing'], 2],
  [['accounts', 'set', 'ada@example.com', '--password'], 2],
  [['accounts', 'add', 'ada@example.com', '--password-stdin'], 2],
  [['accounts', 'add', 'ada', '--password-stdin'], 2],
  [['accounts', 'add', 'new@example.com'], 2],
  [['accounts', 'list', '--data-dir', '/tmp'], 2],
])('%j fails with %i', async (words, code) => {
  const { code: found, stdout } = await admin([...words, '--json'], password);
  expect(found).toBe(code);
  expect(JSON.parse(stdout)).toMatchObject({ error: { message: expect.any(String) } });
});

test('the password of a new account is asked for twice, and not shown', async () => {
  const words = ['accounts', 'add', 'carol@example.com'];
  const ask = (again: string) =>
    runWithAnswers(words, {
      env: env(),
      cwd: proxy.directory,
      answers: [
        ['Password of the new account:', `${password}\r`],
        ['Once more:', `${again}\r`],
      ],
    });
  expect((await ask('another')).code).toBe(2);
  const made = await ask(password);
  expect(made).toMatchObject({ code: 0, stdout: 'Made carol@example.com\n' });
  expect(made.stderr).not.toContain(password);
});

test('a role that there is not makes no account', { timeout: 60_000 }, async () => {
  const words = ['accounts', 'add', 'eve@example.com', '--role', 'nosuch', '--password-stdin'];
  const { code, stderr } = await startCli(words, { env: env(), input: password }).end;
  expect(code).toBe(2);
  expect(stderr).toContain('There is no role "nosuch"');
  const list = await admin(['accounts', 'list', '--json']);
  expect(list.stdout).not.toContain('eve@example.com');
});

test('others may not', { timeout: 60_000 }, async () => {
  const body = { email: proxy.email, password: proxy.password };
  const { data } = await proxy.ask('/v2/auth/login', { body });
  const own = { ...proxy.env, NANDA_TOKEN: (data as { accessToken: string }).accessToken };
  for (const words of [['accounts', 'list'], ['audit']]) {
    const { code, stderr } = await startCli(words, { env: own }).end;
    expect(code).toBe(9);
    expect(stderr).toMatch(/accounts:admin|audit:read/);
  }
  await using closed = await startProxyWithAccounts({
    auth: { mode: 'required', registration: 'closed' },
  });
  const shut = { ...closed.env, NANDA_TOKEN: closed.token };
  const words = ['accounts', 'add', 'dan@example.com', '--password-stdin'];
  const refused = await startCli(words, { env: shut, input: password }).end;
  expect(refused.code).toBe(9);
  expect(refused.stderr).toContain('on the machine of the proxy');
});

test('the audit log is shown, and followed', { timeout: 60_000 }, async () => {
  const log = await admin(['audit', '--type', 'login', '--limit', '2']);
  const [first = '', second = ''] = log.stdout.split('\n');
  expect(first).toMatch(/success {2}login {2}user:\S+/);
  expect(second.indexOf('login'), 'in columns').toBe(first.indexOf('login'));
  const following = startCli(['audit', '--follow', '--json', '--limit', '1'], { env: env() });
  await waitFor(() => following.written.stdout.includes('\n'), {
    description: 'the last entry',
    timeout: 15_000,
  });
  const body = { email: 'nobody@example.com', password: 'wrong one' };
  await proxy.ask('/v2/auth/login', { body });
  await waitFor(() => following.written.stdout.includes('"failure"'), {
    description: 'what has just happened',
    timeout: 15_000,
  });
  following.child.kill('SIGINT');
  expect((await following.end).code).toBe(0);
  expect(following.written.stdout).not.toContain('nobody@example.com');
  const numbers = following.written.stdout
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { seq: number }).seq);
  expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
});
