import { appendFile, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { faultyCommand, waitFor } from '@nanda/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isAlive } from '../src/background/is-alive.js';
import type { Runtime } from '../src/background/runtime.js';
import { createWorkbench, type Workbench } from './create-workbench.js';

let bench: Workbench;
beforeEach(async () => {
  bench = await createWorkbench();
}, 30_000);
afterEach(() => bench[Symbol.asyncDispose](), 30_000);

const runtimeFile = () => join(bench.directory, 'runtime/proxy.json');
const readRuntime = async () => JSON.parse(await readFile(runtimeFile(), 'utf8')) as Runtime;
const run = async (line: string) => bench.nanda(line.split(' '));

async function startCall(duration: number) {
  await run('connect Analytics --as lab');
  const call = bench.start([
    ...'stream -c lab analyze --steps 20 --duration-ms'.split(' '),
    String(duration),
  ]);
  await waitFor(() => call.written.stderr.includes('analyze: 1/20'), {
    description: 'the call to be under way',
    timeout: 15_000,
  });
  return call;
}

test('status tells what there is to know, and no secret', { timeout: 60_000 }, async () => {
  expect((await run('proxy status')).stdout).toContain('Not running');
  const call = await startCall(60_000);
  const { pid, token } = await readRuntime();
  const { stdout } = await run('proxy status');
  const facts = ['http://127.0.0.1:', 'healthy', '1 of at most 100', '1 running, 0 waiting'];
  const places = ['catalog.json', '20 s', bench.directory, 'proxy.log'];
  for (const text of [String(pid), ...facts, ...places]) expect(stdout).toContain(text);
  const { stdout: json } = await run('proxy status --json');
  expect(JSON.parse(json)).toMatchObject({
    running: true,
    answers: true,
    pid,
    uptime: expect.any(Number),
    calls: { running: 1, waiting: 0 },
    idleTimeout: 20_000,
    settings: { dataDir: join(bench.directory, 'data') },
  });
  expect(stdout + json).not.toContain(token);
  call.child.kill('SIGKILL');
  await run('proxy stop --force');
});

test('stop waits for running calls, and says so', { timeout: 60_000 }, async () => {
  const call = await startCall(3000);
  const { pid } = await readRuntime();
  const { code, stdout, stderr } = await run('proxy stop');
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'Stopped.\n' });
  expect(stderr).toContain('Waiting for 1 running call');
  expect(stderr).toContain('1 call was waited for');
  expect(isAlive(pid)).toBe(false);
  expect(await call.end).toMatchObject({ code: 0, stdout: 'Analyzed sample in 20 steps.\n' });
  expect((await run('proxy stop')).stdout).toBe('It was not running.\n');
});

test('stop --force ends them', { timeout: 60_000 }, async () => {
  const call = await startCall(60_000);
  const { stdout, stderr } = await run('proxy stop --force');
  expect(stdout).toBe('Stopped.\n');
  expect(stderr).toContain('1 call was ended');
  expect((await call.end).code).not.toBe(0);
});

test('restart keeps its settings, and connections come back', { timeout: 60_000 }, async () => {
  const other = join(bench.directory, 'other.json');
  await writeFile(other, JSON.stringify(bench.services.catalog));
  const env = { NANDA_REGISTRIES: '' };
  await bench.nanda(['proxy', 'start', '--registry', `file:${other}`]);
  await bench.nanda(['connect', 'Coffee'], { env });
  const before = await readRuntime();
  const restart = await bench.nanda(['proxy', 'restart', '--json'], { env });
  const after = await readRuntime();
  expect(JSON.parse(restart.stdout)).toMatchObject({ pid: after.pid, before: before.pid });
  expect(isAlive(before.pid)).toBe(false);
  expect(after.settings.registries).toEqual([`file:${other}`]);
  const exec = await bench.nanda(['exec', 'requestinfo', 'category=menu'], { env });
  expect(exec).toMatchObject({ code: 0, stderr: '' });
});

test.runIf(process.platform === 'linux')(
  'one that does not answer is told apart from one that is gone',
  { timeout: 60_000 },
  async () => {
    await run('proxy start');
    const { pid } = await readRuntime();
    process.kill(pid, 'SIGSTOP');
    expect(await run('proxy status')).toMatchObject({
      code: 4,
      stdout: expect.stringContaining(`Process ${pid} runs, but does not answer`),
    });
    const stop = await run('proxy stop');
    expect(stop.code).toBe(4);
    expect(stop.stderr).toContain('nanda proxy stop --force');
    const forced = await run('proxy stop --force');
    expect(forced).toMatchObject({ code: 0, stdout: 'Stopped.\n' });
    expect(isAlive(pid)).toBe(false);
  },
);

test.runIf(process.platform === 'linux')(
  'services that a killed proxy has left are ended by the next one',
  { timeout: 60_000 },
  async () => {
    const log = join(bench.directory, 'seen.jsonl');
    const { command, args } = faultyCommand({ fault: { kind: 'stubborn' }, log });
    await bench.nanda(['servers', 'add', 'stubborn', '--', command, ...args]);
    expect((await run('connect stubborn')).code).toBe(0);
    const { pid } = await readRuntime();
    const child = Number(/"pid":\s*(\d+)/.exec(await readFile(log, 'utf8'))?.[1]);
    expect(isAlive(child)).toBe(true);
    process.kill(pid, 'SIGKILL');
    await waitFor(() => !isAlive(pid), { description: 'the proxy to be gone' });
    expect(isAlive(child)).toBe(true);
    // The id of somebody else is not taken for one of these.
    const innocent = { pid: process.pid, start: '1' };
    const file = join(bench.directory, `runtime/children-${pid}.json`);
    const content = JSON.parse(await readFile(file, 'utf8')) as { children: object[] };
    const children = [...content.children, innocent];
    await writeFile(file, JSON.stringify({ ...content, children }));

    const tools = await run('tools');
    expect(tools.code).toBe(0);
    expect(isAlive(child)).toBe(false);
    await expect(readFile(file)).rejects.toMatchObject({ code: 'ENOENT' });
    expect((await run('proxy logs --level warn')).stdout).toContain(`pids=${child}`);
    expect((await run('exec sound')).code).toBe(0);
    await run('proxy stop');
    // One that ends as it should leaves neither processes nor files.
    const left = /"pid":\s*(\d+)/g;
    const pids = Array.from((await readFile(log, 'utf8')).matchAll(left), ([, id]) => Number(id));
    expect(pids.length).toBeGreaterThan(1);
    expect(pids.filter((id) => isAlive(id))).toEqual([]);
  },
);

test('logs has levels, and follows from one file to the next', { timeout: 60_000 }, async () => {
  const path = join(bench.directory, 'state/proxy.log');
  const entry = (level: string, message: string) =>
    `${JSON.stringify({ time: '2030-01-01T00:00:00.000Z', level, message, n: 1 })}\n`;
  await mkdir(join(bench.directory, 'state'), { recursive: true });
  await writeFile(`${path}.1`, entry('warn', 'first'));
  await writeFile(path, entry('info', 'second') + entry('error', 'third') + 'a crash\n');
  expect((await run('proxy logs')).stdout).toBe(
    [
      '2030-01-01 00:00:00 warn  first n=1',
      '2030-01-01 00:00:00 info  second n=1',
      '2030-01-01 00:00:00 error third n=1',
      'a crash\n',
    ].join('\n'),
  );
  expect(JSON.parse((await run('proxy logs --level error -n 2 --json')).stdout)).toEqual({
    log: path,
    lines: [
      { time: '2030-01-01T00:00:00.000Z', level: 'error', message: 'third', n: 1 },
      { message: 'a crash' },
    ],
  });

  const following = bench.start('proxy logs -f -n 1'.split(' '));
  const isShown = (text: string) =>
    waitFor(() => following.written.stdout.includes(text), { description: text });
  await isShown('a crash');
  await appendFile(path, entry('info', 'before'));
  await rename(path, `${path}.1`);
  await writeFile(path, entry('info', 'after'));
  await isShown('after');
  following.child.kill('SIGINT');
  expect(await following.end).toMatchObject({ code: 0, stderr: '' });
  expect(following.written.stdout.match(/before|after/g)).toEqual(['before', 'after']);
});

test.runIf(process.platform === 'linux')(
  'commands leave nothing open in it',
  { timeout: 120_000 },
  async () => {
    await run('connect Coffee');
    const lines = ['exec requestinfo category=menu', 'search coffee', 'connections', 'info Coffee'];
    const runAll = () => Promise.all(lines.map(run));
    await runAll();
    const { pid } = await readRuntime();
    const countOpen = async () => (await readdir(`/proc/${pid}/fd`)).length;
    const before = await countOpen();
    for (let round = 0; round < 15; round += 1) {
      for (const { code } of await runAll()) expect(code).toBe(0);
    }
    await waitFor(async () => (await countOpen()) <= before, {
      description: 'sockets to be let go',
    });
    expect((await run('proxy logs')).stdout).not.toContain('MaxListeners');
  },
);
