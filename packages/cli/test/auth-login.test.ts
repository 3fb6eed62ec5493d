import { readFile, stat } from 'node:fs/promises';
import { openBrowser, waitFor } from '@nanda/testing';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runOnTerminal, type TerminalRun } from './run-on-terminal.js';
import { runWithAnswers } from './run-with-answers.js';
import { startCli } from './start-cli.js';
import { startProxyWithAccounts, type ProxyWithAccounts } from './start-proxy-with-accounts.js';

let proxy: ProxyWithAccounts;
beforeEach(async () => {
  proxy = await startProxyWithAccounts();
});
afterEach(() => proxy[Symbol.asyncDispose]());

const login = (...words: readonly string[]): TerminalRun =>
  runOnTerminal(['auth', 'login', ...words], { env: proxy.env, typed: '' });
const run = async (...words: readonly string[]) => {
  const { end, written } = runOnTerminal(words, { env: proxy.env, isOutput: false });
  return { code: await end, ...written };
};
const status = async () => {
  const { code, stdout } = await run('auth', 'status', '--json');
  return { code, ...(JSON.parse(stdout) as Record<string, unknown>) };
};

/** The address that it shows. */
const addressIn = ({ written }: TerminalRun, pattern: RegExp) =>
  waitFor(() => pattern.exec(written.stderr)?.[1], {
    description: `an address in:\n${written.stderr}`,
    timeout: 15_000,
  });

/** Plays somebody in a browser, up to where the page sends it. */
async function signInOn(page: string, decision = 'allow'): Promise<string> {
  const signIn = await openBrowser().open(page);
  const { email, password } = proxy;
  const consent = await signIn.submit({ email, password, step: 'sign_in' });
  const left = await consent.submit({ decision });
  return left.headers.get('location') ?? '';
}

const page = /\n {2}(http\S+\/oauth\/authorize\?\S+)/;

describe('in a browser', () => {
  test('it comes back to this machine, and all commands are signed in', async () => {
    const running = login('--browser', '--scope', 'connections:read,account:read');
    const address = await addressIn(running, page);
    const { searchParams } = new URL(address);
    expect(searchParams.get('redirect_uri')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/callback$/);
    expect(searchParams.get('code_challenge_method')).toBe('S256');
    const back = await fetch(await signInOn(address));
    expect(back.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await back.text()).toContain('Your terminal goes on by itself');
    expect(await running.end).toBe(0);
    expect(running.written.stdout).toBe(`Signed in to ${proxy.url} as ada@example.com\n`);
    expect(running.written.stderr).toContain('in a file that only you can read, and not encrypted');

    expect(await status()).toMatchObject({
      code: 0,
      url: proxy.url,
      isSignedIn: true,
      source: 'session',
      user: { email: 'ada@example.com', plan: 'free' },
      scope: ['connections:read', 'account:read'],
    });
    expect((await run('connections', '--json')).code).toBe(0);
    // Nobody listens there any more.
    await expect(fetch(searchParams.get('redirect_uri') ?? '')).rejects.toThrow();

    for (const file of ['secrets.json', 'sessions.json']) {
      const { mode } = await stat(`${proxy.directory}/config/sessions/${file}`);
      expect(mode & 0o777).toBe(0o600);
    }
    const facts = await readFile(`${proxy.directory}/config/sessions/sessions.json`, 'utf8');
    expect(facts).not.toMatch(/eyJ|nr_/);
  });

  test('who does not allow it ends it', async () => {
    const running = login('--browser');
    const location = await signInOn(await addressIn(running, page), 'deny');
    expect(await (await fetch(location)).text()).toContain('Nobody was signed in');
    expect(await running.end).toBe(9);
    expect(running.written.stderr).toContain('It was not allowed.');
    expect((await status()).code).toBe(3);
  });

  test('what comes from elsewhere is not taken for the answer', async () => {
    const running = login('--browser');
    const { searchParams } = new URL(await addressIn(running, page));
    const callback = searchParams.get('redirect_uri') ?? '';
    const state = searchParams.get('state') ?? '';
    const tell = (values: Record<string, string>, init?: RequestInit) =>
      fetch(`${callback}?${new URLSearchParams(values).toString()}`, init);
    expect((await tell({ code: 'x', state: 'guessed' })).status).toBe(400);
    expect((await tell({ code: 'x' })).status).toBe(400);
    expect((await tell({ code: 'x', state }, { method: 'POST' })).status).toBe(404);
    expect((await fetch(callback.replace('/callback', '/favicon.ico'))).status).toBe(404);
    // Somebody else's authorization server, where another one was asked.
    await tell({ code: 'x', state, iss: 'https://evil.example' });
    expect(await running.end).toBe(4);
    expect(running.written.stderr).toContain('comes from another authorization server');
  });

  test('Ctrl-C ends the wait, and the listening', async () => {
    const running = login('--browser');
    const { searchParams } = new URL(await addressIn(running, page));
    running.interrupt();
    expect(await running.end).toBe(130);
    await expect(fetch(searchParams.get('redirect_uri') ?? '')).rejects.toThrow();
  });
});

describe('with a code', () => {
  test('where there is no screen, it is typed in a browser somewhere else', async () => {
    const running = login();
    const whole = await addressIn(running, /With the code in it: (\S+)/);
    const code = new URL(whole).searchParams.get('user_code') ?? '';
    expect(running.written.stderr).toContain(`type the code  ${code}`);
    const asked = await (await openBrowser().open(whole)).submit({ step: 'code' });
    const { email, password } = proxy;
    const consent = await asked.submit({ email, password, step: 'sign_in' });
    await consent.submit({ decision: 'allow' });
    expect(await running.end).toBe(0);
    expect(await status()).toMatchObject({ code: 0, user: { email } });
  });

  test('Ctrl-C ends the wait', async () => {
    const running = login('--device');
    await addressIn(running, /With the code in it: (\S+)/);
    running.interrupt();
    expect(await running.end).toBe(130);
    expect((await status()).code).toBe(3);
  });
});

describe('with a password', () => {
  test('it is asked for, and not shown', async () => {
    const { env, directory: cwd, email, password } = proxy;
    const words = ['auth', 'login', '--email', email];
    const wrong = await runWithAnswers(words, { env, cwd, answers: [['Password:', 'not it\r']] });
    expect(wrong.code).toBe(3);
    // Who is signing in is not told to.
    expect(wrong.stderr).not.toContain('NANDA_TOKEN');
    const right = await runWithAnswers(words, {
      env,
      cwd,
      answers: [['Password:', `${password}\r`]],
    });
    expect(right).toMatchObject({ code: 0 });
    expect(right.stdout + right.stderr).not.toContain(password);
    expect(await status()).toMatchObject({ code: 0, user: { email } });
  });

  test('without a terminal it comes from standard input, or not at all', async () => {
    const { env, email, password } = proxy;
    const words = ['auth', 'login', '--email', email];
    const none = await startCli(words, { env }).end;
    expect(none.code).toBe(3);
    expect(none.stderr).toContain('--password-stdin');
    const input = `${password}\n`;
    const read = await startCli([...words, '--password-stdin'], { env, input }).end;
    expect(read.code).toBe(0);
  });
});

describe('with a wallet', () => {
  test('whose key is at hand', async () => {
    const key = generatePrivateKey();
    const { address } = privateKeyToAccount(key);
    const env = { ...proxy.env, KEY: key };
    const words = ['auth', 'login', '--wallet-key', 'env:KEY'];
    const { code, stdout, stderr } = await startCli(words, { env }).end;
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining(address) });
    expect(stdout + stderr).not.toContain(key.slice(2));
    const other = await startCli([...words, '--wallet', `0x${'1'.repeat(40)}`], { env }).end;
    expect(other.code).toBe(2);
    const bad = await startCli(words, { env: { ...env, KEY: 'not-a-key-at-all' } }).end;
    expect({ code: bad.code, isTold: bad.stderr.includes('not-a-key') }).toEqual({
      code: 2,
      isTold: false,
    });
  });

  test('that is kept here', async () => {
    const made = await startCli(['wallet', 'create', 'signer', '--json'], { env: proxy.env }).end;
    const { address } = JSON.parse(made.stdout) as { address: string };
    const { code, stdout } = await run('auth', 'login', '--wallet', 'signer');
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `Signed in to ${proxy.url} as ${address}\n`,
    });
  });

  test('that signs somewhere else', async () => {
    const account = privateKeyToAccount(generatePrivateKey());
    const { env, directory: cwd } = proxy;
    const words = ['auth', 'login', '--wallet', account.address];
    /** The message as it is shown, without what it is indented by. */
    const messageIn = (shown: string) =>
      [...shown.matchAll(/^ {2}(.*)$/gm)].map(([, line]) => line).join('\n');
    const sign = async (shown: string) =>
      `${await account.signMessage({ message: messageIn(shown) })}\r`;
    const signed = await runWithAnswers(words, { env, cwd, answers: [['Signature:', sign]] });
    expect(signed).toMatchObject({
      code: 0,
      stdout: `Signed in to ${proxy.url} as ${account.address}\n`,
    });
    expect(messageIn(signed.stderr)).toContain(account.address);
    const other = async () => `${await account.signMessage({ message: 'something else' })}\r`;
    const wrong = await runWithAnswers(words, { env, cwd, answers: [['Signature:', other]] });
    expect(wrong.code).toBe(3);
    const none = await runWithAnswers(words, { env, cwd, answers: [['Signature:', 'no\r']] });
    expect(none.code).toBe(2);
  });
});

describe('with a key or a token', () => {
  test('from standard input, which is tried first', async () => {
    const { env, email, password, ask } = proxy;
    const signedIn = await ask('/v2/auth/login', { body: { email, password } });
    const { accessToken } = signedIn.data as { accessToken: string };
    const body = { name: 'ci', scope: ['connections:read', 'account:read'] };
    const made = await ask('/v2/auth/api-keys', { token: accessToken, body });
    const { key } = made.data as { key: string };
    const words = ['auth', 'login', '--token-stdin'];
    const wrong = await startCli(words, { env, input: 'nk_guessed\n' }).end;
    expect(wrong.code).toBe(3);
    const { code, stdout, stderr } = await startCli(words, { env, input: `${key}\n` }).end;
    expect(code).toBe(0);
    expect(stdout + stderr).not.toContain(key);
    expect(await status()).toMatchObject({ code: 0, source: 'token', scope: body.scope });
    expect((await startCli(['connections'], { env }).end).code).toBe(0);
    const out = await run('auth', 'logout');
    expect(out.stderr).toContain('goes on to be good');
    expect((await ask('/v2/auth/session', { token: key })).status).toBe(200);
  });
});

test('without a terminal nothing is opened and nobody is waited for', async () => {
  for (const more of [[], ['--browser']]) {
    const { code, stderr } = await startCli(['auth', 'login', ...more], { env: proxy.env }).end;
    expect(code).toBe(3);
    const { NANDA_BASE_URL: url } = proxy.env;
    expect(stderr).toContain(`auth login --url ${url} --token-stdin`);
    expect(stderr).not.toContain('/oauth/authorize');
  }
});

test.each([
  [['--browser', '--device'], 'One way at a time'],
  [['--email', 'a@b.c', '--scope', 'tools:call'], '--scope goes with --browser and --device'],
  [['--wallet', '0x12'], '--wallet: there is no such wallet'],
  [['--url', 'unix:/tmp/x.sock'], 'nobody signs in there'],
])('%j is a mistake that is explained', async (words, explanation) => {
  const running = login(...words);
  expect(await running.end).toBe(2);
  expect(running.written.stderr).toContain(explanation);
});

test('a proxy without accounts says so', async () => {
  const { startProxyOf } = await import('./start-proxy-of.js');
  await using plain = await startProxyOf([]);
  const running = login('--browser', '--url', plain.url);
  expect(await running.end).toBe(6);
  expect(running.written.stderr).toContain('has no accounts to sign in to');
  const none = runOnTerminal(['auth', 'login'], { env: { ...proxy.env, NANDA_BASE_URL: '' } });
  expect(await none.end).toBe(2);
  expect(none.written.stderr).toContain('Which proxy?');
});
