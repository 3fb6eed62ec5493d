import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Execution } from '@nanda/protocol';
import { serverEverythingCommand, waitFor } from '@nanda/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BatchRow } from '../src/batch/batch-row.js';
import { createWorkbench, type Workbench } from './create-workbench.js';

let bench: Workbench;
beforeAll(async () => {
  bench = await createWorkbench();
  const { command, args } = serverEverythingCommand('stdio');
  await bench.nanda(['servers', 'add', 'everything', '--', command, ...args]);
  await bench.nanda(['connect', 'Coffee', '--as', 'shop']);
  expect((await bench.nanda(['connect', 'everything'])).code).toBe(0);
}, 60_000);
afterAll(() => bench[Symbol.asyncDispose](), 30_000);

async function fileOf(lines: readonly string[]): Promise<string> {
  const path = join(bench.directory, 'calls.txt');
  await writeFile(path, lines.join('\n'));
  return path;
}

const rowsOf = (stdout: string) =>
  stdout
    .trimEnd()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as BatchRow)
    .toSorted((left, right) => left.index - right.index);

test('calls of every kind of line, and a row for each', { timeout: 30_000 }, async () => {
  const path = await fileOf([
    '# sums',
    'get-sum a=1 b=2',
    '',
    '{"tool": "get-sum", "arguments": {"a": 4, "b": 5}, "id": "mine"}',
    'shop/requestinfo category=menu',
    '{"line": "echo \\"message=hello world\\"", "connection": "@everything"}',
  ]);
  const { code, stdout, stderr } = await bench.nanda([
    'batch',
    path,
    '-c',
    'everything',
    '--concurrency',
    '2',
  ]);
  expect(code).toBe(0);
  const rows = rowsOf(stdout);
  expect(
    rows.map(({ index, line, id, toolName, status }) => [index, line, id, toolName, status]),
  ).toEqual([
    [0, 2, undefined, 'get-sum', 'success'],
    [1, 4, 'mine', 'get-sum', 'success'],
    [2, 5, undefined, 'requestinfo', 'success'],
    [3, 6, undefined, 'echo', 'success'],
  ]);
  expect(rows[3]?.result?.content).toEqual([{ type: 'text', text: 'Echo: hello world' }]);
  expect(stderr).toMatch(/^4 calls: 4 succeeded, in /m);
});

const bad = [
  'get-sum a=1',
  'get-sm a=1 b=2',
  '{"tool":',
  'nobody/echo message=x',
  'get-sum a=1 b=2',
];

test('nothing is called where a line is no call', { timeout: 30_000 }, async () => {
  const path = await fileOf(bad);
  const { code, stdout } = await bench.nanda(['batch', path, '--json']);
  expect(code).toBe(2);
  const { error } = JSON.parse(stdout) as { error: { details: { lines: { line: number }[] } } };
  expect(error.details.lines.map(({ line }) => line)).toEqual([1, 2, 3, 4]);
  const kept = await bench.nanda(['batch', path, '--keep-going', '--fields', 'line,status']);
  expect(kept.code).toBe(5);
  expect(rowsOf(kept.stdout.replaceAll('{"line"', '{"index":0,"line"'))).toHaveLength(5);
  expect(kept.stderr).toContain('5 calls: 1 succeeded, 4 failed (lines 1, 2, 3, 4)');
});

test(
  'standard input is read as it comes, to the first line that is no call',
  { timeout: 30_000 },
  async () => {
    const input = 'get-sum a=1 b=2\nget-sm a=1\nget-sum a=3 b=4\n';
    const { code, stdout } = await bench.nanda(['batch', '-', '--concurrency', '1'], { input });
    expect(code).toBe(2);
    expect(rowsOf(stdout).map(({ status }) => status)).toEqual(['success', 'error']);
  },
);

test('what is no line of JSON is refused before anything is called', async () => {
  const { code, stderr } = await bench.nanda(['batch', 'calls.txt', '-o', 'csv']);
  expect(code).toBe(2);
  expect(stderr).toContain('comes as JSON lines, and not as csv');
});

test('members that are asked for are taken of every row', { timeout: 30_000 }, async () => {
  const path = await fileOf([
    'get-sum a=1 b=2',
    'gzip-file-as-resource data=http://127.0.0.1:9/nothing',
  ]);
  const words = ['batch', path, '-c', 'everything', '--concurrency', '1'];
  const { code, stdout } = await bench.nanda([...words, '--json=index,status,error.code']);
  expect(code).toBe(5);
  expect(rowsOf(stdout)).toEqual([
    { index: 0, status: 'success', 'error.code': null },
    { index: 1, status: 'error', 'error.code': 'TOOL_ERROR' },
  ]);
});

test('a tool that fails is a row, and the exit code', { timeout: 30_000 }, async () => {
  const failing = 'gzip-file-as-resource data=http://127.0.0.1:9/nothing';
  const lines = ['echo message=a', failing, ...Array.from({ length: 20 }, () => 'echo message=b')];
  const path = await fileOf(lines);
  const all = await bench.nanda(['batch', path]);
  expect(all.code).toBe(5);
  const failed = rowsOf(all.stdout).filter(({ status }) => status !== 'success');
  expect(failed).toMatchObject([{ line: 2, status: 'error', error: { code: 'TOOL_ERROR' } }]);
  const fast = await bench.nanda(['batch', path, '--fail-fast', '--concurrency', '1']);
  expect(fast.code).toBe(5);
  expect(rowsOf(fast.stdout)).toHaveLength(2);
  expect(fast.stderr).toContain('2 of 22 calls: 1 succeeded, 1 failed (line 2)');
});

test('a call that asks for something waits in the inbox', { timeout: 30_000 }, async () => {
  const path = await fileOf(['trigger-elicitation-request']);
  const { code, stdout, stderr } = await bench.nanda(['batch', path]);
  expect(code).toBe(8);
  expect(stderr).toContain('1 call waiting in the inbox');
  const [asked] = rowsOf(stdout);
  expect(asked).toMatchObject({
    status: 'input_required',
    inputRequests: [{ kind: 'elicitation' }],
  });
  const declined = await bench.nanda(['inbox', 'decline', asked?.requestId ?? '']);
  expect(declined).toMatchObject({ code: 0 });
});

test('Ctrl-C cancels what runs, and says what was done', { timeout: 30_000 }, async () => {
  const long = 'trigger-long-running-operation duration=60 steps=60';
  const path = await fileOf(['echo message=first', long, long, long]);
  const running = bench.start(['batch', path, '--concurrency', '3']);
  const count = async (state: string) => {
    const words = ['history', 'list', '--tool', 'trigger-long-running-operation', '--state', state];
    const { stdout } = await bench.nanda([...words, '--json']);
    return (JSON.parse(stdout) as { executions: Execution[] }).executions.length;
  };
  await waitFor(async () => (await count('running')) === 3, {
    description: 'three calls to run',
    timeout: 15_000,
  });
  running.child.kill('SIGINT');
  const { code, stderr } = await running.end;
  expect(code).toBe(130);
  expect(stderr).toContain('4 calls: 1 succeeded, 3 cancelled');
  await waitFor(async () => (await count('cancelled')) === 3, {
    description: 'them to be cancelled',
  });
});

test.each([
  [['batch', 'nothing-there.txt'], 2, 'nothing-there.txt cannot be read (ENOENT).'],
  [['batch', '-', '--concurrency', '0'], 2, '--concurrency is a number from 1 to 64.'],
])('%j ends with %i', { timeout: 30_000 }, async (words, code, said) => {
  const result = await bench.nanda(words);
  expect(result.code).toBe(code);
  expect(result.stderr).toContain(said);
});

test('an empty file is no mistake', { timeout: 30_000 }, async () => {
  const { code, stdout, stderr } = await bench.nanda(['batch', await fileOf(['', '# nothing'])]);
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  expect(stderr).toMatch(/^0 calls/);
});

test('an input that stays open does not keep it', { timeout: 30_000 }, async () => {
  // With the settings of the other commands: another proxy would not have the connection.
  const env = { ...bench.env, HEALTH_INTERVAL: '0', NANDA_PROXY_IDLE_TIMEOUT: '20000' };
  const binary = fileURLToPath(new URL('../bin/nanda.js', import.meta.url));
  const words = ['batch', '-', '-c', 'everything', '--fail-fast'];
  const child = spawn(process.execPath, [binary, ...words], { env });
  child.stdin.write('gzip-file-as-resource data=http://127.0.0.1:9/nothing\n');
  const [code] = (await once(child, 'exit')) as [number];
  child.stdin.destroy();
  expect(code).toBe(5);
});

test('a proxy that is gone ends it, and what was done is said', { timeout: 30_000 }, async () => {
  const long = 'trigger-long-running-operation duration=60 steps=60';
  const path = await fileOf(['echo message=first', long, long]);
  const words = ['batch', path, '-c', 'everything', '--concurrency', '2', '--json'];
  const running = bench.start(words);
  await waitFor(() => running.written.stdout.includes('Echo: first'), {
    description: 'the first call to end',
    timeout: 15_000,
  });
  const runtime = await readFile(join(bench.directory, 'runtime', 'proxy.json'), 'utf8');
  process.kill((JSON.parse(runtime) as { pid: number }).pid, 'SIGKILL');
  const { code, stdout, stderr } = await running.end;
  expect(code).toBe(4);
  const [first, failure, ...others] = stdout.trimEnd().split('\n');
  expect(others).toEqual([]);
  expect(JSON.parse(first ?? '')).toMatchObject({ status: 'success' });
  expect(JSON.parse(failure ?? '')).toMatchObject({ error: { code: 'PROXY_UNREACHABLE' } });
  expect(stderr).toContain('1 of 3 calls: 1 succeeded, in ');
});
