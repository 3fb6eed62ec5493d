import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Authorization } from '@nanda/protocol';
import {
  browse,
  startAuthorizationServer,
  startOAuthService,
  waitFor,
  type AuthorizationServer,
  type OAuthService,
} from '@nanda/testing';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startWantingServices, type WantingServices } from './start-wanting-services.js';

const secret = 'of-a-registered-client';
let stack: AsyncDisposableStack;
let server: AuthorizationServer;
let service: OAuthService;
let world: WantingServices;
beforeEach(async () => {
  stack = new AsyncDisposableStack();
  const machine = {
    client_id: 'machine',
    client_secret: secret,
    redirect_uris: [],
    response_types: [],
    grant_types: ['client_credentials'],
  };
  server = stack.use(await startAuthorizationServer({ clients: [machine] }));
  service = stack.use(
    await startOAuthService({
      authorizationServer: server,
      scope: 'mcp:read',
      toolScope: (tool) => (tool === 'getForecast' ? 'mcp:write' : undefined),
    }),
  );
  world = stack.use(await startWantingServices([{ id: 'protected', url: service.url }]));
}, 30_000);
afterEach(async () => {
  vi.unstubAllEnvs();
  await stack.disposeAsync();
}, 30_000);

const waiting = 'paste the address here that it has ended at.';
const pageIn = (shown: string) =>
  /^ {2}(https?:\/\/\S+)$/m.exec(shown.slice(shown.lastIndexOf('\n\n  ')))?.[1] ?? '';
/** The user agrees in a browser, and types nothing. */
const agree = async (shown: string) => {
  await browse(pageIn(shown));
  return '';
};
const answer = (text: string) =>
  JSON.parse(text) as { error: { details: { authorization: Authorization } } };

describe('on a terminal', () => {
  test('nobody agrees to what would be kept where nothing is to be', async () => {
    const { code, stderr } = await world.run(['connect', 'protected', '--no-keep']);
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('leave --no-keep out'),
    });
  });

  test('the page is shown, waited for, and what was agreed on is kept', async () => {
    const first = await world.ask(['connect', 'protected'], [[waiting, agree]]);
    expect({ code: first.code, stderr: first.stderr }).toMatchObject({ code: 0 });
    const { host } = new URL(server.issuer);
    expect(first.stderr).toContain(`protected wants you to agree on a page of ${host}:`);
    expect(first.stdout).toMatch(/^Connected to protected \(conn_\w+\)\n$/);
    const second = await world.run(['connect', 'protected']);
    expect(second.code).toBe(0);
    const list = await world.run(['credentials', 'list']);
    expect(list.stdout).toMatch(
      new RegExp(`^protected +oauth2 .*from ${host}, .*renewed by itself`),
    );
    await world.run(['credentials', 'revoke', 'protected']);
    expect((await world.run(['connect', 'protected'])).code).toBe(3);
  });

  test('where the browser cannot come back, its address is pasted, and not shown', async () => {
    let address = '';
    const paste = async (shown: string) => {
      const visit = await browse(pageIn(shown), {
        stopAt: (url) => url.pathname === '/oauth/callback',
      });
      address = visit.url;
      return `http://127.0.0.1/elsewhere\r${address}\r`;
    };
    const { code, stderr } = await world.ask(['connect', 'protected'], [[waiting, paste]]);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stderr).toContain('This is not the address');
    expect(stderr).not.toContain(new URL(address).searchParams.get('code'));
  });

  test('Ctrl-C gives it up at the proxy too', async () => {
    let page = '';
    const stop = async (shown: string) => {
      page = pageIn(shown);
      return '\u0003';
    };
    const { code, stderr } = await world.ask(['connect', 'protected'], [[waiting, stop]]);
    expect({ code, stderr }).toMatchObject({ code: 130 });
    expect(stderr).toContain('Cancelled: nothing was authorized.');
    // Whoever agrees now agrees to nothing.
    await browse(page);
    expect((await world.run(['credentials', '--json'])).stdout).toContain('"credentials": []');
  });

  test('who does not agree is not connected', async () => {
    server.answer = 'deny';
    const { code, stderr } = await world.ask(['connect', 'protected'], [[waiting, agree]]);
    expect(code).toBe(9);
    expect(stderr).toContain('The user did not agree');
  });

  test.runIf(process.platform === 'linux')(
    'a browser is opened when that was agreed to, with the address alone',
    async () => {
      const opened = join(world.directory, 'opened');
      const browser = join(world.directory, 'browser');
      await writeFile(browser, `#!/bin/sh\nprintf '%s\\n' "$#" "$@" > ${opened}\n`);
      await chmod(browser, 0o755);
      vi.stubEnv('BROWSER', browser);
      vi.stubEnv('DISPLAY', '');
      Object.assign(world.env, { BROWSER: browser });
      const read = () => readFile(opened, 'utf8').catch(() => '');

      const refused = await world.ask(
        ['connect', 'protected'],
        [['Open it in your browser? [Y/n]', 'n\r']],
      );
      expect(refused.code).toBe(130);
      expect(refused.stderr).toContain('try: nanda connect protected --no-browser');
      const shown = await world.ask(
        ['connect', 'protected', '--no-browser'],
        [[waiting, '\u0003']],
      );
      expect(shown.stderr).not.toContain('[Y/n]');
      expect(await read()).toBe('');

      const open = async (text: string) => {
        await waitFor(read, { description: 'the browser' });
        const [count, url = ''] = (await read()).split('\n');
        expect(count).toBe('1');
        expect(url).toBe(pageIn(text));
        await browse(url);
        return '';
      };
      const { code, stderr } = await world.ask(
        ['connect', 'protected'],
        [
          ['Open it in your browser? [Y/n]', '\r'],
          [waiting, open],
        ],
      );
      expect({ code, stderr }).toMatchObject({ code: 0 });
      expect(stderr).toContain('It opens in your browser.');
    },
  );
});

describe('without a terminal', () => {
  test('nothing is opened or waited for: the address is told, and who has agreed goes on', async () => {
    vi.stubEnv('BROWSER', join(world.directory, 'no-such-browser'));
    const refused = await world.run(['connect', 'protected', '--json'], { BROWSER: 'x' });
    expect(refused.code).toBe(3);
    const { authorization } = answer(refused.stdout).error.details;
    expect(authorization).toMatchObject({
      id: expect.stringMatching(/^authz_/),
      url: expect.stringContaining(server.issuer),
      host: new URL(server.issuer).host,
    });
    expect(answer(refused.stdout).error.details).toMatchObject({ challenge: { kind: 'oauth2' } });
    expect(refused.stderr).toContain(`\n  ${authorization.url}\n`);
    expect(refused.stderr).toContain(`try: nanda connect --authorization ${authorization.id}`);

    const early = await world.run(['connect', '--authorization', authorization.id]);
    expect(early.code).toBe(3);
    expect(early.stderr).toContain(authorization.url);

    await browse(authorization.url ?? '');
    const connected = await world.run([
      'connect',
      '--authorization',
      authorization.id,
      '--as',
      'p',
    ]);
    expect({ code: connected.code, stderr: connected.stderr }).toMatchObject({ code: 0 });
    expect(connected.stdout).toMatch(/^Connected to protected/);
    expect((await world.run(['connect', 'protected'])).code).toBe(0);
  });

  test('the address that the browser has ended at is handed over', async () => {
    const refused = await world.run(['connect', 'protected', '--json']);
    const { id, url = '' } = answer(refused.stdout).error.details.authorization;
    const visit = await browse(url, { stopAt: ({ pathname }) => pathname === '/oauth/callback' });
    const words = ['connect', '--authorization', id, '--redirect-url-file', 'env:ENDED'];
    const wrong = await world.run(words, { ENDED: 'http://127.0.0.1/elsewhere' });
    expect(wrong.code).toBe(2);
    const { code, stderr } = await world.run(words, { ENDED: visit.url });
    expect({ code, stderr }).toMatchObject({ code: 0 });
  });

  test('an authorization that does not exist is not found', async () => {
    expect((await world.run(['connect', '--authorization', 'authz_0'])).code).toBe(6);
  });

  test('a client that is let in by itself needs nobody', async () => {
    const words = ['--client-id', 'machine', '--client-secret-file', 'env:S'];
    const { code, stdout, stderr } = await world.run(
      ['connect', 'protected', ...words, '--scope', 'mcp:read', '--grant', 'client_credentials'],
      { S: secret },
    );
    expect(stdout + stderr).not.toContain(secret);
    expect({ code, stderr }).toMatchObject({ code: 0 });
  });
});

describe('a call that needs more than was agreed to', () => {
  const call = ['exec', 'getForecast', '--location', 'Oslo'];

  test('is made again once it is agreed to, and only once', async () => {
    await world.ask(['connect', 'protected'], [[waiting, agree]]);
    const { code, stdout, stderr } = await world.ask(call, [[waiting, agree]]);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stdout).toContain('Day 1');
    expect(stderr).toContain('protected wants you to agree on a page of');
    const calls = service.requests.filter(({ rpcMethod }) => rpcMethod === 'tools/call');
    expect(calls).toHaveLength(2);
  });

  test('asks for consent anew where it was taken back, before its tool is known', async () => {
    await world.ask(['connect', 'protected'], [[waiting, agree]]);
    await world.run(['credentials', 'revoke', 'protected']);
    const words = ['exec', '-c', 'protected', 'getCurrentWeather', 'location=Oslo'];
    const alone = await world.run(words);
    expect(alone.code).toBe(3);
    const { code, stdout, stderr } = await world.ask(words, [[waiting, agree]]);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stdout).toContain('Temperature');
    const silent = await world.run([...words, '--no-input']);
    expect(silent.code).toBe(0);
  });

  test('says how where nobody sits at a terminal', async () => {
    await world.ask(['connect', 'protected'], [[waiting, agree]]);
    const refused = await world.run(call);
    expect(refused.code).toBe(3);
    expect(refused.stderr).toContain('make the same call again once you have agreed.');
    const page = /^ {2}(https?:\S+)$/m.exec(refused.stderr)?.[1] ?? '';
    expect(new URL(page).searchParams.get('scope')).toContain('mcp:write');
    const events = await world.run(['stream', ...call.slice(1), '--json']);
    expect(events.code).toBe(3);
    expect(events.stdout).toContain('"SERVICE_AUTH_REQUIRED"');
    await browse(page);
    expect((await world.run(call)).code).toBe(0);
  });
});

test('an authorization server that registers nobody is told as who we are', async () => {
  await using closed = await startAuthorizationServer({
    registers: false,
    clients: [
      {
        client_id: 'by-hand',
        client_secret: secret,
        redirect_uris: ['http://127.0.0.1/oauth/callback'],
        application_type: 'native',
      },
    ],
  });
  await using guarded = await startOAuthService({ authorizationServer: closed });
  await using other = await startWantingServices([{ id: 'guarded', url: guarded.url }]);
  const refused = await other.run(['connect', 'guarded']);
  expect(refused.code).toBe(3);
  expect(refused.stderr).toContain(
    'try: nanda connect guarded --client-id ID --client-secret-file FILE',
  );
  const { code, stderr } = await other.ask(
    ['connect', 'guarded'],
    [
      ['Client id:', 'by-hand\r'],
      ['Client secret (may be left empty):', `${secret}\r`],
      [waiting, agree],
    ],
  );
  expect({ code, stderr }).toMatchObject({ code: 0 });
  expect(stderr).not.toContain(secret);
});
