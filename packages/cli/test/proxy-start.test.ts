import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { waitFor } from '@nanda/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isAlive } from '../src/background/is-alive.js';
import type { Runtime } from '../src/background/runtime.js';
import { createWorkbench, type Workbench } from './create-workbench.js';

let bench: Workbench;
beforeEach(async () => {
  bench = await createWorkbench();
}, 30_000);
afterEach(() => bench[Symbol.asyncDispose](), 30_000);

const runtimeFile = () => join(bench.directory, 'runtime/proxy.json');
const lockFile = () => join(bench.directory, 'runtime/proxy.lock');
const readRuntime = async () => JSON.parse(await readFile(runtimeFile(), 'utf8')) as Runtime;

const startsLogged = async () => {
  const log = await readFile(join(bench.directory, 'state/proxy.log'), 'utf8');
  return log.split('\n').filter((line) => line.includes('The proxy listens')).length;
};

/** So many commands at once; all have to succeed, and to say nothing of what they found. */
async function runAtOnce(count: number): Promise<void> {
  const results = await Promise.all(
    Array.from({ length: count }, () => bench.nanda(['search', 'coffee', '--json'])),
  );
  for (const { code, stdout, stderr } of results) {
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ total: 1 });
  }
}

/** The id of a process that has ended. */
const deadPid = () => spawnSync(process.execPath, ['-e', '0']).pid;

async function leave(runtime: Partial<Runtime> | string): Promise<void> {
  await mkdir(join(bench.directory, 'runtime'), { recursive: true });
  const standing = {
    pid: deadPid(),
    port: 9,
    url: 'http://127.0.0.1:9',
    token: 'x'.repeat(32),
    version: '0.0.0',
    settings: { dataDir: '/nowhere', serversFile: '/nowhere/servers.json' },
    startedAt: '2030-01-01T00:00:00.000Z',
  };
  const { version } = JSON.parse(
    await readFile(new URL('../package.json', import.meta.url), 'utf8'),
  ) as { version: string };
  const text =
    typeof runtime === 'string'
      ? runtime
      : JSON.stringify({
          ...standing,
          version,
          settings: {
            dataDir: join(bench.directory, 'data'),
            serversFile: join(bench.directory, 'config/servers.json'),
          },
          ...runtime,
        });
  await writeFile(runtimeFile(), text);
}

describe('twenty commands at once start one proxy', { timeout: 120_000 }, () => {
  test('in empty directories', async () => {
    await runAtOnce(20);
    expect(await startsLogged()).toBe(1);
  });

  test('where a killed one has left its file', async () => {
    await leave({});
    await runAtOnce(20);
    expect(await startsLogged()).toBe(1);
  });

  test('where the file is cut off in the middle', async () => {
    await leave('{"pid": 12, "url": "http');
    await runAtOnce(20);
    expect(await startsLogged()).toBe(1);
  });

  test('where its id is that of another program by now, and its port too', async () => {
    // Speaks, but not HTTP.
    const other = createServer((socket) => {
      socket.on('error', () => undefined).resume();
      socket.end('SSH-2.0-something\r\n');
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    await leave({ pid: process.pid, port, url: `http://127.0.0.1:${port}` });
    await runAtOnce(20);
    expect(await startsLogged()).toBe(1);
    await new Promise((resolve) => other.close(resolve));
  });

  test('where a killed starter has left its lock', async () => {
    await mkdir(join(bench.directory, 'runtime'), { recursive: true });
    await writeFile(lockFile(), String(deadPid()));
    await runAtOnce(20);
    expect(await startsLogged()).toBe(1);
  });

  test('where an old lock has the id of a program that runs', async () => {
    await mkdir(join(bench.directory, 'runtime'), { recursive: true });
    await writeFile(lockFile(), String(process.pid));
    const longAgo = new Date(Date.now() - 60_000);
    await utimes(lockFile(), longAgo, longAgo);
    await runAtOnce(20);
    expect(await startsLogged()).toBe(1);
  });
});

test('a starter that is killed in the middle leaves nothing in the way', async () => {
  const starter = bench.start(['search', 'coffee']);
  await waitFor(() => readFile(lockFile(), 'utf8').catch(() => undefined), {
    description: 'the lock',
  });
  starter.child.kill('SIGKILL');
  await starter.end;
  await runAtOnce(5);
  // The one that the killed command started, and at most one more, which replaced it.
  const { pid } = await readRuntime();
  expect(isAlive(pid)).toBe(true);
  expect(await startsLogged()).toBeLessThanOrEqual(2);
});

describe('a place that cannot be written to is named', () => {
  test('where a file is in the way', async () => {
    const file = join(bench.directory, 'a-file');
    await writeFile(file, '');
    const env = { NANDA_RUNTIME_DIR: join(file, 'runtime') };
    const { code, stdout, stderr } = await bench.nanda(['search', 'x', '--json'], { env });
    expect(code).toBe(4);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'PROXY_START_FAILED' } });
    expect(stderr).toContain(file);
    expect(stderr).toContain('nanda doctor');
  });

  test('where a directory is in the place of the runtime file', async () => {
    await mkdir(runtimeFile(), { recursive: true });
    const { code, stderr } = await bench.nanda(['search', 'x']);
    expect(code).toBe(4);
    expect(stderr).toContain(runtimeFile());
  });

  test.runIf(process.platform === 'linux')('where the disk of the log is full', async () => {
    await mkdir(join(bench.directory, 'state'), { recursive: true });
    await symlink('/dev/full', join(bench.directory, 'state/proxy.log'));
    // A log that cannot be written is no reason not to work.
    expect(await bench.nanda(['search', 'coffee'])).toMatchObject({ code: 0, stderr: '' });
  });

  test.runIf(process.getuid?.() === 0)('where this user may not', async () => {
    const state = join(bench.directory, 'state');
    await mkdir(state);
    await chmod(bench.directory, 0o755);
    const binary = fileURLToPath(new URL('../bin/nanda.js', import.meta.url));
    const { status, stderr } = spawnSync(process.execPath, [binary, 'search', 'x'], {
      env: { ...bench.env, NANDA_RUNTIME_DIR: state },
      uid: 65_534,
      gid: 65_534,
      encoding: 'utf8',
    });
    expect({ status, stderr }).toMatchObject({
      status: 4,
      stderr: expect.stringContaining(`${state}/proxy.lock cannot be used: this user may not`),
    });
  });
});

test('another version replaces it; running calls end, and connections come back', async () => {
  // A second installation, of another version.
  const installed = fileURLToPath(new URL('..', import.meta.url));
  const other = join(bench.directory, 'other');
  for (const part of ['bin', 'dist'])
    await cp(join(installed, part), join(other, part), { recursive: true });
  await symlink(join(installed, 'node_modules'), join(other, 'node_modules'));
  const manifest = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8')) as object;
  await writeFile(join(other, 'package.json'), JSON.stringify({ ...manifest, version: '99.0.0' }));

  await bench.nanda(['connect', 'Analytics', '--as', 'lab']);
  const before = await readRuntime();
  const call = bench.start('stream -c lab analyze --steps 20 --duration-ms 4000'.split(' '));
  await waitFor(() => call.written.stderr.includes('analyze: 1/20'), {
    description: 'the call to be under way',
    timeout: 15_000,
  });
  const newer = spawn(
    process.execPath,
    [
      join(other, 'bin/nanda.js'),
      'exec',
      '-c',
      'lab',
      'analyze',
      '--steps',
      '1',
      '--duration-ms',
      '1',
    ],
    { env: { ...bench.env, HEALTH_INTERVAL: '0', NANDA_PROXY_IDLE_TIMEOUT: '20000' } },
  );
  let said = '';
  newer.stderr.on('data', (data: Buffer) => (said += data.toString()));
  const [code] = (await once(newer, 'close')) as [number];
  expect({ code, said }).toMatchObject({ code: 0 });
  expect(said).toContain(`it was of version ${before.version}; its running calls go on`);
  expect(await readRuntime()).toMatchObject({ version: '99.0.0' });
  expect(await call.end).toMatchObject({ code: 0, stdout: 'Analyzed sample in 20 steps.\n' });
  await waitFor(() => !isAlive(before.pid), {
    description: 'the older proxy to end',
    timeout: 15_000,
  });
  await rm(other, { recursive: true });
}, 60_000);
