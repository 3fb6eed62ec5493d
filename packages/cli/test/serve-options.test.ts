import type { HistoryOptions, ListenOptions, OAuthIssuerOptions, ProxyOptions } from '@nanda/proxy';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { waitFor } from '@nanda/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveOptions } from '../src/serving/serve-options.js';
import { createWorkbench, type Workbench } from './create-workbench.js';
import type { RunningCli } from './start-cli.js';

let bench: Workbench;
beforeAll(async () => {
  bench = await createWorkbench();
}, 30_000);
afterAll(() => bench[Symbol.asyncDispose](), 30_000);

/** Which option is which; that there is one for each is seen to by the compiler. */
const optionOf: Readonly<
  Record<
    | Exclude<
        keyof ProxyOptions,
        | 'audit'
        | 'auth'
        | 'credentials'
        | 'evm'
        | 'history'
        | 'mcp'
        | 'oauthClient'
        | 'resolveSecret'
      >
    | 'mode'
    | 'registration'
    | keyof Pick<OAuthIssuerOptions, 'issuer' | 'audience'>
    | keyof NonNullable<ProxyOptions['audit']>
    | keyof HistoryOptions
    | keyof NonNullable<ProxyOptions['mcp']>
    | keyof ListenOptions,
    keyof typeof serveOptions
  >
> = {
  dataDir: 'data-dir',
  registries: 'registry',
  serversFile: 'servers',
  token: 'token-file',
  allowedHosts: 'allow-host',
  allowedOrigins: 'allow-origin',
  maxConnections: 'max-connections',
  maxConnectionsPerClient: 'max-connections-per-client',
  connectionTimeout: 'connection-timeout',
  idleTimeout: 'idle-timeout',
  pinTools: 'pin-tools',
  inputTimeout: 'input-timeout',
  resultCacheTtl: 'result-cache-ttl',
  maxResult: 'max-result',
  age: 'history-age',
  size: 'history-size',
  results: 'history-results',
  redact: 'redact',
  healthInterval: 'health-interval',
  mode: 'auth',
  registration: 'registration',
  issuer: 'oauth-issuer',
  audience: 'oauth-audience',
  publicUrl: 'public-url',
  trustedProxies: 'trusted-proxy',
  rateLimits: 'rate-limit',
  calls: 'audit-calls',
  file: 'audit-file',
  maxEntries: 'audit-max-entries',
  tools: 'tools',
  names: 'names',
  allow: 'allow',
  deny: 'deny',
  logger: 'log-level',
  port: 'port',
  host: 'host',
  socket: 'socket',
};

const serve = (words: readonly string[] = [], env: Readonly<Record<string, string>> = {}) =>
  bench.start(['serve', '--data-dir', ':memory:', ...words], { env });

const whereItListens = (serving: RunningCli) =>
  waitFor(() => /listening on (\S+)/.exec(serving.written.stdout)?.[1], {
    description: 'the proxy to listen',
    timeout: 15_000,
  });

test('there is an option for everything that a proxy can be told', async () => {
  const { stdout } = await bench.nanda(['serve', '--help']);
  for (const name of Object.values(optionOf)) {
    expect(stdout).toMatch(new RegExp(`--(?:\\[no-\\])?${name} `));
  }
});

test('each has a variable, and its help says what stands without it', () => {
  const shared = ['json', 'format', 'fields', 'select', 'output', 'no-input', 'profile'];
  for (const [name, option] of Object.entries(serveOptions)) {
    if (shared.includes(name) || name === 'registry') continue;
    const { env, default: fixed, usually } = option as Record<string, unknown>;
    // Where a profile has a say in it, the variable is read with the settings.
    if (name !== 'data-dir') expect(env, name).toBeTypeOf('string');
    expect(fixed ?? usually, name).toBeDefined();
  }
});

test('values that cannot be are told all at once, with what is expected', async () => {
  const words = 'serve --port 70000 --idle-timeout soon --max-result 1000 --log-level loud'.split(
    ' ',
  );
  const { code, stderr } = await bench.nanda(words);
  expect(code).toBe(2);
  expect(stderr).toContain('--port is at most 65535, not "70000".');
  expect(stderr).toContain('--idle-timeout is a time such as 500ms, 30s or 2m, not "soon".');
  expect(stderr).toContain('--max-result is at least 1KiB, not "1000".');
  expect(stderr).toContain('--log-level is one of debug, info, warn, error, silent, not "loud".');
});

test('so are those of the environment', async () => {
  const env = { INPUT_TIMEOUT: 'long', HISTORY_SIZE: 'big' };
  const { code, stderr } = await bench.nanda(['serve', '--port', '0'], { env });
  expect(code).toBe(2);
  expect(stderr).toContain('INPUT_TIMEOUT');
  expect(stderr).toContain('HISTORY_SIZE');
});

describe.skipIf(process.platform === 'win32')('on a Unix socket', () => {
  test('it is reached by commands, by nobody else, and gone at the end', async () => {
    const path = join(bench.directory, 'nanda.sock');
    const serving = serve(['--socket', path]);
    expect(await whereItListens(serving)).toBe(`unix:${path}`);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const env = { NANDA_BASE_URL: `unix:${path}` };
    expect(await bench.nanda(['connect', 'Coffee'], { env })).toMatchObject({ code: 0 });
    const exec = await bench.nanda(['exec', 'requestinfo', 'category=menu'], { env });
    expect(exec).toMatchObject({ code: 0, stderr: '' });
    expect(exec.stdout).toContain('Espresso');
    const stream = await bench.nanda(['stream', 'requestinfo', 'category=menu'], { env });
    expect(stream.code).toBe(0);
    const taken = await bench.nanda(['serve', '--data-dir', ':memory:', '--socket', path]);
    expect(taken.code).toBe(1);
    expect(taken.stderr).toContain('is in use by another program');
    serving.child.kill('SIGTERM');
    expect((await serving.end).code).toBe(0);
    await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' });
    const gone = await bench.nanda(['connections'], { env });
    expect(gone.code).toBe(4);
    expect(gone.stderr).toContain(`unix:${path}`);
  });

  test('one that a kill has left is taken over; a port may be open beside it', async () => {
    const path = join(bench.directory, 'left.sock');
    const killed = serve(['--socket', path]);
    await whereItListens(killed);
    killed.child.kill('SIGKILL');
    await killed.end;
    expect((await stat(path)).isSocket()).toBe(true);
    const serving = serve(['--socket', path, '--port', '0', '--json']);
    const line = await waitFor(() => serving.written.stdout.trim() || undefined, {
      description: 'the proxy to listen',
      timeout: 15_000,
    });
    const address = JSON.parse(line) as { url: string; socket: string };
    expect(address).toMatchObject({ url: expect.stringMatching(/^http:/), socket: path });
    for (const url of [address.url, `unix:${path}`]) {
      expect((await bench.nanda(['connections', '--url', url])).code).toBe(0);
    }
    serving.child.kill('SIGTERM');
    expect((await serving.end).code).toBe(0);
  });
});

/** A proxy with a call under way that takes a while. */
async function startWithCall(duration: number, words: readonly string[] = []) {
  const serving = serve(['--port', '0', ...words]);
  const env = { NANDA_BASE_URL: await whereItListens(serving) };
  expect((await bench.nanda(['connect', 'Analytics', '--as', 'lab'], { env })).code).toBe(0);
  const call = bench.start(
    ['stream', '-c', 'lab', 'analyze', '--steps', '20', '--duration-ms', String(duration)],
    { env },
  );
  await waitFor(() => call.written.stderr.includes('analyze: 1/20'), {
    description: 'the call to be under way',
    timeout: 15_000,
  });
  return { serving, call, env };
}

test('it ends when running calls have', { timeout: 60_000 }, async () => {
  const { serving, call, env } = await startWithCall(2500);
  serving.child.kill('SIGTERM');
  await waitFor(() => serving.written.stderr.includes('1 running call has ended'), {
    description: 'it to say what it waits for',
  });
  const refused = await bench.nanda(['exec', '-c', 'lab', 'analyze', '--steps', '1'], { env });
  expect(refused.stderr).toContain('The proxy is closing');
  expect(refused.code).toBe(9);
  expect(await call.end).toMatchObject({ code: 0, stdout: 'Analyzed sample in 20 steps.\n' });
  expect((await serving.end).code).toBe(0);
});

test('a second signal ends them', { timeout: 60_000 }, async () => {
  const { serving, call } = await startWithCall(60_000);
  serving.child.kill('SIGTERM');
  await waitFor(() => serving.written.stderr.includes('once more to end now'), {
    description: 'it to wait',
  });
  serving.child.kill('SIGINT');
  expect((await serving.end).code).toBe(130);
  expect((await call.end).code).not.toBe(0);
});

test.skipIf(process.platform === 'win32')('it outlives a shell that ends', async () => {
  const serving = serve(['--port', '0']);
  const url = await whereItListens(serving);
  serving.child.kill('SIGHUP');
  expect((await bench.nanda(['connections', '--url', url])).code).toBe(0);
  serving.child.kill('SIGTERM');
  expect((await serving.end).code).toBe(0);
});

test('a token that is no word is refused, and not repeated', async () => {
  const file = join(bench.directory, 'no-token');
  await writeFile(file, 'some words that are secret');
  const { code, stderr } = await bench.nanda(['serve', '--port', '0', '--token-file', file]);
  expect(code).toBe(2);
  expect(stderr).toContain('a token is one word');
  expect(stderr).not.toContain('secret');
});

test('so does its limit', { timeout: 60_000 }, async () => {
  const { serving, call } = await startWithCall(60_000, ['--drain-timeout', '50ms']);
  serving.child.kill('SIGTERM');
  expect((await serving.end).code).toBe(0);
  expect((await call.end).code).not.toBe(0);
});

test('its log is JSON where it is asked for', { timeout: 30_000 }, async () => {
  const formats = { json: /^\{"time":/m, text: /^\d{4}-\S+ \S+ (?:debug|info|warn) /m };
  for (const [format, pattern] of Object.entries(formats)) {
    const file = `file:${join(bench.directory, 'nowhere.json')}`;
    const words = ['--port', '0', '--registry', file, '--log-format', format];
    const serving = serve(words, { LOG_LEVEL: 'debug' });
    await waitFor(() => pattern.test(serving.written.stderr), {
      description: `a log in ${format}`,
      timeout: 15_000,
    });
    serving.child.kill('SIGTERM');
    expect((await serving.end).code).toBe(0);
  }
});
