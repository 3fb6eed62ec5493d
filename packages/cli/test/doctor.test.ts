import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server } from 'node:net';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { faultyCommand, waitFor } from '@nanda/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isAlive } from '../src/background/is-alive.js';
import { createWorkbench, type Workbench } from './create-workbench.js';

let bench: Workbench;
const closing: (() => unknown)[] = [];
beforeEach(async () => {
  bench = await createWorkbench();
  await mkdir(join(bench.directory, 'home'));
}, 30_000);
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await bench[Symbol.asyncDispose]();
}, 30_000);

interface Shown {
  readonly name: string;
  readonly state: string;
  readonly message: string;
  readonly advice?: string;
  readonly fixed?: boolean;
}

async function examine(
  words: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly code: number | null; of(name: string): readonly Shown[] }> {
  const { code, stdout } = await bench.nanda(['doctor', '--json', ...words], {
    env: { NANDA_SECRETS: 'file', SHELL: '/bin/bash', LANG: 'C.UTF-8', PORT: '0', ...env },
  });
  const { checks, ok } = JSON.parse(stdout) as { checks: readonly Shown[]; ok: boolean };
  expect(ok).toBe(code === 0);
  return { code, of: (name) => checks.filter((check) => check.name === name) };
}

async function write(path: string, text: string, mode = 0o600): Promise<string> {
  const whole = join(bench.directory, path);
  await mkdir(join(whole, '..'), { recursive: true, mode: 0o700 });
  await writeFile(whole, text, { mode });
  return whole;
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  return (server.address() as AddressInfo).port;
}

const runtimeFile = () => join(bench.directory, 'runtime/proxy.json');
const deadPid = () => spawnSync(process.execPath, ['-e', '0']).pid;

test('where nothing is wrong it says so, before the first start and while the proxy runs', async () => {
  for (const start of [false, true]) {
    if (start) expect((await bench.nanda(['connect', 'Coffee'])).code).toBe(0);
    const { code, stdout } = await bench.nanda(['doctor'], { env: { PORT: '0' } });
    expect(stdout).toMatch(/^✓ node +\d+\.\d+/);
    expect(stdout).not.toMatch(/^[!✗]/m);
    expect(stdout).toContain('All is well.');
    expect(code).toBe(0);
  }
  const { of } = await examine();
  expect(of('connections')[0]?.message).toBe('1 connection, all well');
  expect(of('registries')[0]?.message).toMatch(/^\d+ services: .*file:catalog\.json/);
});

test('it starts nothing', async () => {
  await examine();
  await expect(readFile(runtimeFile())).rejects.toMatchObject({ code: 'ENOENT' });
});

test('a config.json that cannot be understood', async () => {
  const path = await write('config/config.json', '{"registries": [');
  const { code, of } = await examine();
  expect(code).toBe(1);
  expect(of('config.json')).toMatchObject([
    { state: 'problem', message: expect.stringContaining(path) },
  ]);
});

test('a variable that is none', async () => {
  const { code, of } = await examine([], { IDLE_TIMEOUT: 'never' });
  expect(code).toBe(1);
  expect(of('config.json')[0]?.message).toContain('IDLE_TIMEOUT');
});

test('servers that cannot be started', async () => {
  const script = await write('tool', '#!/bin/sh\n', 0o700);
  const servers = {
    missing: { command: 'no-such-command-anywhere' },
    unable: { command: await write('plain', 'text') },
    nowhere: { command: script, cwd: '/no/such/directory' },
    empty: {},
    odd: { url: 'ftp://a.example' },
    fine: { command: script },
    known: { command: 'node', args: [] },
    remote: { url: 'https://a.example/mcp' },
  };
  await write('config/servers.json', JSON.stringify({ mcpServers: servers }));
  const { code, of } = await examine();
  expect(code).toBe(1);
  const named = of('servers.json').map(({ message }) => /^\w+/.exec(message)?.[0]);
  expect(named).toEqual(['missing', 'unable', 'nowhere', 'empty', 'odd']);
  await write('config/servers.json', 'no JSON');
  expect((await examine()).of('servers.json')).toMatchObject([{ state: 'problem' }]);
});

test.each([
  ['cut off', () => '{"pid": 1'],
  ['of a process that is gone', () => runtimeOf(deadPid())],
  ['of another program', () => runtimeOf(process.pid, { processStart: '1' })],
])('a runtime file that is %s is removed by --fix', async (_, textOf) => {
  await write('runtime/proxy.json', textOf());
  const found = await examine();
  expect(found.code).toBe(0);
  expect(found.of('proxy')).toMatchObject([{ state: 'warning', advice: 'nanda doctor --fix' }]);
  expect((await examine(['--fix'])).of('proxy')).toMatchObject([{ state: 'ok', fixed: true }]);
  await expect(readFile(runtimeFile())).rejects.toMatchObject({ code: 'ENOENT' });
  expect((await examine()).of('proxy')).toMatchObject([
    { message: 'not running; starts by itself' },
  ]);
});

function runtimeOf(pid: number, more: object = {}): string {
  const standing = {
    pid,
    port: 9,
    url: 'http://127.0.0.1:9',
    token: 'x',
    version: '0',
    settings: {},
  };
  return JSON.stringify({ ...standing, ...more });
}

test('a lock that a killed starter has left is removed by --fix', async () => {
  const path = await write('runtime/proxy.lock', String(deadPid()));
  expect((await examine()).of('lock')).toMatchObject([{ state: 'warning' }]);
  await examine(['--fix']);
  await expect(readFile(path)).rejects.toMatchObject({ code: 'ENOENT' });
  // One that is held is left alone.
  await write('runtime/proxy.lock', String(process.pid));
  expect((await examine(['--fix'])).of('lock')).toMatchObject([
    { state: 'ok', message: expect.stringContaining(`held by process ${process.pid}`) },
  ]);
  expect(await readFile(path, 'utf8')).toBe(String(process.pid));
});

test.skipIf(process.platform === 'win32')('files that others can read', async () => {
  const config = await write('config/config.json', '{}', 0o644);
  await mkdir(join(bench.directory, 'state'));
  await chmod(join(bench.directory, 'state'), 0o777);
  const found = await examine();
  expect(found.of('directories').map(({ message }) => message)).toEqual([
    `${config} can be read by other users`,
    `${join(bench.directory, 'state')} can be changed by other users`,
  ]);
  await examine(['--fix']);
  expect((await examine()).of('directories')).toMatchObject([{ state: 'ok' }]);
});

test.runIf(process.getuid?.() === 0)('a directory that this user may not write to', async () => {
  await chmod(bench.directory, 0o755);
  const locked = join(bench.directory, 'locked');
  await mkdir(locked, { mode: 0o755 });
  const binary = fileURLToPath(new URL('../bin/nanda.js', import.meta.url));
  const { status, stdout } = spawnSync(process.execPath, [binary, 'doctor'], {
    env: { ...bench.env, NANDA_STATE_DIR: locked, NANDA_DATA_DIR: join(locked, 'data'), PORT: '0' },
    uid: 65_534,
    gid: 65_534,
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(stdout).toContain(`${locked} cannot be written to by this user`);
  expect(stdout).toContain(`${locked}/data cannot be made`);
});

test.runIf(process.platform === 'linux')('a proxy that does not answer', async () => {
  await bench.nanda(['proxy', 'start']);
  const { pid } = JSON.parse(await readFile(runtimeFile(), 'utf8')) as { pid: number };
  process.kill(pid, 'SIGSTOP');
  const { code, of } = await examine();
  expect(code).toBe(1);
  expect(of('proxy')).toMatchObject([{ state: 'problem', advice: 'nanda proxy stop --force' }]);
  await bench.nanda(['proxy', 'stop', '--force']);
  expect(isAlive(pid)).toBe(false);
});

test.runIf(process.platform === 'linux')('services that a killed proxy has left', async () => {
  const log = join(bench.directory, 'seen.jsonl');
  const { command, args } = faultyCommand({ fault: { kind: 'stubborn' }, log });
  await bench.nanda(['servers', 'add', 'stubborn', '--', command, ...args]);
  await bench.nanda(['connect', 'stubborn']);
  const { pid } = JSON.parse(await readFile(runtimeFile(), 'utf8')) as { pid: number };
  const child = Number(/"pid":\s*(\d+)/.exec(await readFile(log, 'utf8'))?.[1]);
  process.kill(pid, 'SIGKILL');
  await waitFor(() => !isAlive(pid), { description: 'the proxy to be gone' });
  const found = (await examine()).of('orphans');
  expect(found).toMatchObject([{ state: 'warning', message: expect.stringContaining(`${child}`) }]);
  await examine(['--fix']);
  expect(isAlive(child)).toBe(false);
  expect((await examine()).of('orphans')).toMatchObject([{ state: 'ok' }]);
});

test('a connection in trouble, with its reason, and the errors of the log', async () => {
  const { command, args } = faultyCommand({ fault: { kind: 'exit-in-call', code: 3 } });
  await bench.nanda(['servers', 'add', 'weak', '--', command, ...args]);
  await bench.nanda(['connect', 'weak']);
  await write('config/servers.json', JSON.stringify({ mcpServers: { weak: { command: 'gone' } } }));
  await bench.nanda(['proxy', 'restart']);
  await bench.nanda(['exec', '-c', 'weak', 'echo']);
  const time = new Date().toISOString();
  const entry = { time, level: 'error', message: 'Something broke', reason: 'of \u001B[31mitself' };
  const path = join(bench.directory, 'state/proxy.log');
  await writeFile(path, `${JSON.stringify(entry)}\n`, { flag: 'a' });
  const { of } = await examine();
  expect(of('connections')).toMatchObject([
    { state: 'warning', advice: expect.stringMatching(/^nanda connections refresh /) },
  ]);
  expect(of('log')).toMatchObject([
    { state: 'warning', message: expect.stringContaining('Something broke: of') },
  ]);
});

test('registries that are not there, and a clock that is wrong', async () => {
  const tomorrow = new Date(Date.now() + 24 * 3_600_000).toUTCString();
  const server = createServer((_, response) => response.setHeader('date', tomorrow).end());
  const port = await listen(server);
  const nobody = await listen(createTcpServer());
  await closing.pop()?.();
  const registries = [
    `mcp-registry:http://127.0.0.1:${port}`,
    `nanda:http://127.0.0.1:${nobody}`,
    `file:${join(bench.directory, 'nowhere.json')}`,
  ];
  const { of } = await examine([], { NANDA_REGISTRIES: registries.join(',') });
  expect(of('clock')).toMatchObject([
    { state: 'warning', message: expect.stringMatching(/^(?:23 h 59 min|1 d).* behind/) },
  ]);
  expect(of('registries')).toMatchObject([
    { state: 'problem', message: expect.stringContaining('nowhere.json') },
    { state: 'warning', message: expect.stringContaining('ECONNREFUSED') },
  ]);
});

test('it does not wait for who never answers', async () => {
  const silent = await listen(
    createTcpServer((socket) => void socket.resume().on('error', () => undefined)),
  );
  const { of } = await examine([], { NANDA_REGISTRIES: `nanda:http://127.0.0.1:${silent}` });
  expect(of('registries')[0]?.message).toContain('no answer in time');
});

test('what the environment and the shell say', async () => {
  const proxied = await examine([], { HTTPS_PROXY: 'http://me:secret@proxy.example' });
  expect(proxied.of('environment')[0]?.message).toMatch(/^HTTPS_PROXY is set/);
  expect(JSON.stringify(proxied.of('environment'))).not.toContain('secret');
  const open = await examine([], { NODE_TLS_REJECT_UNAUTHORIZED: '0' });
  expect(open.code).toBe(1);
  expect(proxied.of('completion')[0]?.advice).toBe('nanda completion bash >> ~/.bashrc');
  const { stdout } = await bench.nanda(['completion', 'bash']);
  await write('home/.bashrc', stdout);
  expect((await examine()).of('completion')).toMatchObject([{ state: 'ok' }]);
  const taken = String(await listen(createTcpServer()));
  expect((await examine([], { PORT: taken })).of('ports')).toMatchObject([
    { state: 'note', advice: 'nanda serve --port 0' },
  ]);
});

test('a profile whose files are still there', async () => {
  await write('state/profiles/old/current.json', '{}');
  expect((await examine()).of('profiles')).toMatchObject([
    { state: 'warning', message: expect.stringContaining(join('state', 'profiles', 'old')) },
  ]);
});
