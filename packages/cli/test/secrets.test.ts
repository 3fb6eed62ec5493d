import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createWeatherServer,
  serverEverythingCommand,
  startHttpService,
  waitFor,
} from '@nanda/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isAlive } from '../src/background/is-alive.js';
import { createWorkbench, type Workbench } from './create-workbench.js';

const secret = 'a-secret-that-nobody-may-read';
let bench: Workbench;
beforeAll(async () => {
  bench = await createWorkbench();
}, 30_000);
afterAll(() => bench[Symbol.asyncDispose](), 30_000);

const env = { NANDA_SECRETS: 'file' };
const nanda = (words: readonly string[], input = '') => bench.nanda(words, { env, input });
const keep = async (name: string, value = secret) => {
  expect((await nanda(['secrets', 'set', name, '--stdin'], `${value}\n`)).code).toBe(0);
};
const readAt = (path: string) => readFile(join(bench.directory, path), 'utf8');

test('a secret is kept from wherever it is, but never from the command line', async () => {
  const first = await nanda(['secrets', 'set', 'A', '--stdin'], `${secret}\n`);
  const file = join(bench.directory, 'config/secrets.json');
  expect(first).toMatchObject({ code: 0, stdout: `Kept A, in ${file}\n` });
  expect(first.stderr).toContain('only you can read, and not encrypted');
  const second = await nanda(['secrets', 'set', 'B', '-'], secret);
  expect(second.stderr).not.toContain('not encrypted');
  const source = join(bench.directory, 'source');
  await writeFile(source, `${secret}\r\n`);
  await nanda(['secrets', 'set', 'C', '--from-file', source]);
  await bench.nanda(['secrets', 'set', 'D', '--from-env', 'MINE'], {
    env: { ...env, MINE: secret },
  });
  const stored = JSON.parse(await readFile(file, 'utf8')) as {
    secrets: Record<string, { value: string }>;
  };
  expect(Object.values(stored.secrets).map(({ value }) => value)).toEqual([
    secret,
    secret,
    secret,
    secret,
  ]);

  for (const words of [
    ['E', secret],
    ['E', '-', secret],
    ['E', secret, 'more', 'words'],
    ['E'],
    ['E', '--stdin'],
    ['E', '--stdin', '--from-env', 'X'],
    ['E', '--from-file', `/nowhere/${secret}`],
    ['E', '--from-env', secret],
    ['E', `--value=${secret}`],
    [`${secret} ${secret}`, '--stdin'],
  ]) {
    const { code, stdout, stderr } = await nanda(['secrets', 'set', ...words, '--json']);
    expect({ words, code }).toEqual({ words, code: 2 });
    expect(stdout + stderr).not.toContain(secret);
  }

  const list = await nanda(['secrets', '--json']);
  expect(JSON.parse(list.stdout)).toMatchObject({
    secrets: ['A', 'B', 'C', 'D'].map((name) => ({ name, place: 'file' })),
  });
  expect(list.stdout).not.toContain(secret);
  expect(await nanda(['secrets', 'rm', 'AA'])).toMatchObject({ code: 6 });
  for (const name of ['A', 'B', 'C', 'D']) await nanda(['secrets', 'rm', name]);
  expect((await nanda(['secrets'])).stdout).toBe('You have kept no secrets.\n');
});

test(
  'a command is given it when it is started, and no file of ours has it',
  { timeout: 60_000 },
  async () => {
    await keep('DB');
    const { command, args } = serverEverythingCommand();
    await nanda(['servers', 'add', 'db', '--env', 'MY_TOKEN=secret:DB', '--', command, ...args]);
    expect(await readAt('config/servers.json')).toContain('"MY_TOKEN": "secret:DB"');
    const connect = await nanda(['connect', 'db']);
    expect(connect.code).toBe(0);
    for (const file of ['config/servers.json', 'runtime/proxy.json', 'state/proxy.log']) {
      expect(await readAt(file)).not.toContain(secret);
    }
    expect((await nanda(['exec', 'db/get-env'])).stdout).toContain(`"MY_TOKEN": "${secret}"`);

    await nanda(['secrets', 'rm', 'DB']);
    await nanda(['disconnect', 'db']);
    const missing = await nanda(['connect', 'db']);
    expect(missing).toMatchObject({ code: 4, stdout: '' });
    expect(missing.stderr).toContain('"db" needs secret:DB, which is not there.');
    expect(missing.stderr).toContain('nanda secrets set DB');
    // Nothing has to be started again.
    await keep('DB', 'another-one');
    expect((await nanda(['connect', 'db'])).code).toBe(0);
    expect((await nanda(['exec', 'db/get-env'])).stdout).toContain('"MY_TOKEN": "another-one"');
  },
);

test.each<[string, readonly string[], Readonly<Record<string, string>>]>([
  ['token', ['--token-file', 'secret:REMOTE'], { authorization: `Bearer ${secret}` }],
  ['header', ['--header', 'X-Key: secret:REMOTE'], { 'x-key': secret }],
])('an address is sent it as a %s', { timeout: 60_000 }, async (name, words, requireHeaders) => {
  await keep('REMOTE');
  await using service = await startHttpService({
    createServer: createWeatherServer,
    requireHeaders,
  });
  await nanda(['servers', 'add', name, service.url]);
  const connect = await nanda(['connect', name, ...words]);
  expect(connect.code).toBe(0);
  expect(connect.stdout + connect.stderr).not.toContain(secret);
  const unknown = await nanda(['connect', name, '--token-file', 'secret:REMTOE']);
  expect(unknown.code).toBe(2);
  expect(unknown.stderr).toContain('there is no secret of that name');
});

test('the token of a proxy may be kept too', { timeout: 60_000 }, async () => {
  await keep('GATE', secret.repeat(2));
  const serving = bench.start(
    ['serve', '--port', '0', '--data-dir', ':memory:', '--token-file', 'secret:GATE'],
    { env },
  );
  try {
    const url = await waitFor(() => /listening on (\S+)/.exec(serving.written.stdout)?.[1], {
      description: 'the proxy to listen',
      timeout: 15_000,
    });
    const words = ['connections', '--url', url];
    expect((await nanda(words)).code).toBe(3);
    const own = (token: string) => bench.nanda(words, { env: { ...env, NANDA_TOKEN: token } });
    expect((await own('secret:GATE')).code).toBe(0);
    expect(await own('secret:NOBODY')).toMatchObject({ code: 2 });
    await nanda(['config', 'set', '--profile', 'gated', 'token', 'secret:GATE']);
    expect((await nanda([...words, '--profile', 'gated'])).code).toBe(0);
  } finally {
    serving.child.kill('SIGTERM');
    await serving.end;
  }
});

test('each profile has a proxy and connections of its own', { timeout: 60_000 }, async () => {
  const own = ['--profile', 'work'];
  await nanda(['config', 'set', ...own, 'maxResult', '1MiB']);
  await nanda(['connect', 'Coffee']);
  await nanda(['connect', 'Analytics', ...own]);
  const connected = async (words: readonly string[]) => {
    const { stdout } = await nanda(['connections', '--json', ...words]);
    return stdout;
  };
  expect(await connected(own)).toMatch(/Analytics/);
  expect(await connected(own)).not.toMatch(/Coffee/);
  expect(await connected([])).not.toMatch(/Analytics/);
  const pidAt = async (path: string) => (JSON.parse(await readAt(path)) as { pid: number }).pid;
  const pids = [await pidAt('runtime/proxy.json'), await pidAt('runtime/profiles/work/proxy.json')];
  expect(new Set(pids).size).toBe(2);
  expect(pids.map((pid) => isAlive(pid))).toEqual([true, true]);
  expect((await nanda(['proxy', 'stop', ...own])).code).toBe(0);
});
