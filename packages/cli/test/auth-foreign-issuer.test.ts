import { readFile, writeFile } from 'node:fs/promises';
import { createProxy, type Proxy } from '@nanda/proxy';
import {
  browse,
  createTemporaryDirectory,
  findFreePort,
  startAuthorizationServer,
  waitFor,
  type AuthorizationServer,
} from '@nanda/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { environmentIn } from './environment-in.js';
import { runOnTerminal } from './run-on-terminal.js';
import { startCli } from './start-cli.js';

let issuer: AuthorizationServer;
let proxy: Proxy;
let env: Readonly<Record<string, string>>;
let directory: Awaited<ReturnType<typeof createTemporaryDirectory>>;
const clientId = 'nanda-of-ours';
beforeAll(async () => {
  issuer = await startAuthorizationServer({
    tokenFormat: 'jwt',
    scopes: ['connections:read', 'account:read'],
    clients: [
      {
        client_id: clientId,
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        redirect_uris: ['http://127.0.0.1/callback'],
      },
    ],
  });
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  proxy = createProxy({
    dataDir: ':memory:',
    rateLimits: false,
    publicUrl: url,
    auth: { mode: 'required', oauth: { issuer: issuer.issuer, audience: url } },
  });
  await proxy.listen({ port });
  directory = await createTemporaryDirectory();
  env = {
    ...environmentIn(directory.path),
    NANDA_BASE_URL: url,
    NANDA_SECRETS: 'file',
  };
});
afterAll(async () => {
  await proxy.close();
  await issuer.close();
  await directory[Symbol.asyncDispose]();
});

test(
  'one signs in where the proxy says, renews there, and signs out there',
  { timeout: 60_000 },
  async () => {
    const words = ['auth', 'login', '--browser', '--client-id', clientId];
    const scope = ['--scope', 'connections:read', '--scope', 'offline_access'];
    const running = runOnTerminal([...words, ...scope], { env, typed: '' });
    const page = await waitFor(() => /\n {2}(http\S+)\n/.exec(running.written.stderr)?.[1], {
      description: 'the address of the page',
      timeout: 15_000,
    });
    expect(page.startsWith(issuer.issuer)).toBe(true);
    expect(new URL(page).searchParams.get('resource')).toBe(env['NANDA_BASE_URL']);
    await browse(page);
    expect({ code: await running.end, ...running.written }).toMatchObject({ code: 0 });
    const status = await startCli(['auth', 'status', '--json'], { env }).end;
    expect(JSON.parse(status.stdout)).toMatchObject({ isSignedIn: true, issuer: issuer.issuer });
    expect((await startCli(['connections'], { env }).end).code).toBe(0);

    const file = `${directory.path}/config/sessions/sessions.json`;
    const kept = await readFile(file, 'utf8');
    await writeFile(
      file,
      kept.replace(/"expiresAt": "[^"]+"/, `"expiresAt": "2020-01-01T00:00:00Z"`),
    );
    expect((await startCli(['connections'], { env }).end).code).toBe(0);
    expect(issuer.refreshes).toBe(1);

    const token = (await startCli(['auth', 'token'], { env }).end).stdout.trim();
    const out = await startCli(['auth', 'logout'], { env }).end;
    expect(out).toMatchObject({ code: 0, stderr: '' });
    expect(token.split('.').length).toBe(3);
    expect((await startCli(['connections'], { env }).end).code).toBe(3);
  },
);

test('without its client id the way is told, and the proxy has its own accounts as well', async () => {
  const running = runOnTerminal(['auth', 'login', '--browser'], { env, typed: '' });
  // Nobody has said which one it is, so that of the proxy itself is meant.
  const page = await waitFor(() => /\n {2}(http\S+)\n/.exec(running.written.stderr)?.[1], {
    description: 'the address of the page',
    timeout: 15_000,
  });
  expect(page.startsWith(`${env['NANDA_BASE_URL']}/oauth/authorize`)).toBe(true);
  running.interrupt();
  expect(await running.end).toBe(130);
});
