import { spawnSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { waitFor } from '@nanda/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isAlive } from '../src/background/is-alive.js';
import { createWorkbench, type Workbench } from './create-workbench.js';

let bench: Workbench;
beforeAll(async () => {
  bench = await createWorkbench();
}, 30_000);
afterAll(() => bench[Symbol.asyncDispose](), 30_000);

const readRuntime = async () =>
  JSON.parse(await readFile(join(bench.directory, 'runtime/proxy.json'), 'utf8')) as {
    pid: number;
    url: string;
    token: string;
  };

const startsLogged = async () => {
  const log = await readFile(join(bench.directory, 'state/proxy.log'), 'utf8');
  return log.split('\n').filter((line) => line.includes('The proxy listens')).length;
};

test('ten commands at once start one proxy', { timeout: 60_000 }, async () => {
  const results = await Promise.all(
    Array.from({ length: 10 }, () => bench.nanda(['search', 'coffee', '--json'])),
  );
  for (const { code, stdout, stderr } of results) {
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ total: 1 });
  }
  expect(await startsLogged()).toBe(1);
});

test('a proxy that was killed is replaced without a word', { timeout: 60_000 }, async () => {
  await bench.nanda(['connect', 'Coffee']);
  const before = await readRuntime();
  process.kill(before.pid, 'SIGKILL');
  const exec = await bench.nanda(['exec', 'requestinfo', '--category', 'menu']);
  expect(exec).toMatchObject({ code: 0, stderr: '' });
  expect(exec.stdout).toContain('Espresso');
  expect((await readRuntime()).pid).not.toBe(before.pid);
});

test('a runtime file that lies is replaced without a word', { timeout: 60_000 }, async () => {
  const runtime = await readRuntime();
  const file = join(bench.directory, 'runtime/proxy.json');
  // Our own process lives, but it is no proxy.
  await writeFile(
    file,
    JSON.stringify({ ...runtime, pid: process.pid, url: 'http://127.0.0.1:9' }),
  );
  const search = await bench.nanda(['search', 'coffee']);
  expect(search).toMatchObject({ code: 0, stderr: '' });
  await waitFor(() => !isAlive(runtime.pid), {
    description: 'the proxy that is not in the file any more to end',
    timeout: 15_000,
  });
});

test('wants its token', { timeout: 30_000 }, async () => {
  await bench.nanda(['proxy', 'start']);
  const { url, token } = await readRuntime();
  expect((await fetch(`${url}/v2/connections`)).status).toBe(401);
  const headers = { authorization: `Bearer ${token}` };
  expect((await fetch(`${url}/v2/connections`, { headers })).status).toBe(200);
});

test('is replaced when another catalog is named', { timeout: 60_000 }, async () => {
  const other = join(bench.directory, 'other.json');
  await writeFile(other, '[]');
  const before = await readRuntime();
  const search = await bench.nanda(['search', 'coffee', '--registry', `file:${other}`, '--json']);
  expect(JSON.parse(search.stdout)).toMatchObject({ total: 0 });
  expect((await readRuntime()).pid).not.toBe(before.pid);
  expect(search.stderr).toBe(
    'The background proxy was replaced, because it had other registries; its running calls go on.\n',
  );
});

test('one that was replaced ends also when its successor is stopped at once', async () => {
  await bench.nanda(['proxy', 'start']);
  const { pid } = await readRuntime();
  const other = join(bench.directory, 'at-once.json');
  await writeFile(other, '[]');
  await bench.nanda(['proxy', 'start', '--registry', `file:${other}`]);
  expect((await bench.nanda(['proxy', 'stop'])).stdout).toBe('Stopped.\n');
  await waitFor(() => !isAlive(pid), {
    description: 'the replaced proxy to end',
    timeout: 15_000,
  });
});

test.runIf(process.platform === 'linux')('its arguments say nothing of its settings', async () => {
  await bench.nanda(['proxy', 'start']);
  const { pid } = await readRuntime();
  const words = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).split('\0');
  expect(words.slice(1)).toEqual([expect.stringMatching(/background-proxy\.js$/), '']);
});

test('running calls outlive a replacement', { timeout: 60_000 }, async () => {
  await bench.nanda(['connect', 'Analytics', '--as', 'lab']);
  const { pid } = await readRuntime();
  const call = bench.start('stream -c lab analyze --steps 20 --duration-ms 4000'.split(' '));
  await waitFor(() => call.written.stderr.includes('analyze: 1/20'), {
    description: 'the call to be under way',
    timeout: 15_000,
  });
  const other = join(bench.directory, 'another.json');
  await writeFile(other, '[]');
  const search = await bench.nanda(['search', '--registry', `file:${other}`]);
  expect(search.stderr).toContain('its running calls go on');
  expect((await readRuntime()).pid).not.toBe(pid);
  expect(await call.end).toMatchObject({ code: 0, stdout: 'Analyzed sample in 20 steps.\n' });
  await waitFor(() => !isAlive(pid), {
    description: 'the replaced proxy to end',
    timeout: 15_000,
  });
});

test('a store that is damaged is named in one line', { timeout: 60_000 }, async () => {
  const data = join(bench.directory, 'damaged');
  await mkdir(data);
  await writeFile(join(data, 'nanda.db'), 'no database at all, but long enough to be read as one');
  const { code, stderr } = await bench.nanda(['search', 'x'], {
    env: { NANDA_DATA_DIR: data, LOG_LEVEL: 'silent' },
  });
  expect(code).toBe(4);
  expect(stderr).toContain(join(data, 'nanda.db'));
  expect(stderr).toContain('damaged');
  expect(stderr.trimEnd().split('\n')).toHaveLength(2);
});

test('a newcomer without a registry is told the ways out', { timeout: 60_000 }, async () => {
  // A newcomer has no connections either; the tests before may have left some.
  await bench.nanda(['disconnect', '--all']);
  await bench.nanda(['proxy', 'stop']);
  const env = { NANDA_REGISTRIES: 'none' };
  for (const words of [['search', 'coffee'], ['popular'], []]) {
    const { code, stdout, stderr } = await bench.nanda(words, { env });
    expect(code).toBe(0);
    expect(stdout + stderr).toContain('nanda registry add mcp-registry');
    expect(stdout + stderr).toContain('nanda servers add <name> <url>');
  }
  const connect = await bench.nanda(['connect', 'Coffee'], { env });
  expect(connect.code).toBe(6);
  expect(connect.stderr).toContain('--registry SPEC');
});

test('status, stop and start', { timeout: 60_000 }, async () => {
  await bench.nanda(['proxy', 'start']);
  const status = await bench.nanda(['proxy', 'status', '--json']);
  expect(JSON.parse(status.stdout)).toMatchObject({ running: true });
  expect(status.stdout).not.toContain((await readRuntime()).token);
  expect((await bench.nanda(['proxy', 'stop'])).stdout).toBe('Stopped.\n');
  expect((await bench.nanda(['proxy', 'status', '--json'])).stdout).toContain('"running": false');
});

test('ends by itself when nobody wants it', { timeout: 60_000 }, async () => {
  await bench.nanda(['proxy', 'start'], { env: { NANDA_PROXY_IDLE_TIMEOUT: '200' } });
  await waitFor(
    async () => {
      const log = await readFile(join(bench.directory, 'state/proxy.log'), 'utf8');
      return (
        log.includes('"reason":"idle"') && (await readRuntime().catch(() => 'gone')) === 'gone'
      );
    },
    { description: 'the idle proxy to end', timeout: 15_000 },
  );
});

test('ends when nobody says what it was started for', () => {
  const entry = fileURLToPath(new URL('../dist/background-proxy.js', import.meta.url));
  const { status, stdout } = spawnSync(process.execPath, [entry], {
    input: '',
    encoding: 'utf8',
    timeout: 20_000,
  });
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ error: expect.stringContaining('has ended before') });
});

test('says why it could not start', { timeout: 60_000 }, async () => {
  const broken = join(bench.directory, 'a-file');
  await writeFile(broken, '');
  const { code, stdout } = await bench.nanda(['search', 'x', '--json'], {
    env: { NANDA_DATA_DIR: join(broken, 'data') },
  });
  expect(code).toBe(4);
  const { error } = JSON.parse(stdout) as { error: { code: string; details: { tail: string[] } } };
  expect(error.code).toBe('PROXY_START_FAILED');
  expect(error.details.tail.length).toBeGreaterThan(0);
});
