import { waitFor } from '@nanda/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BenchReport } from '../src/measure/bench-report.js';
import { createWorkbench, type Workbench } from './create-workbench.js';
import { startStubProxy } from './start-stub-proxy.js';
import { stubConnection } from './stub-connection.js';

let bench: Workbench;
beforeAll(async () => {
  bench = await createWorkbench();
  await bench.nanda(['connect', 'Analytics', '--as', 'lab']);
  await bench.nanda(['connect', 'Coffee', '--as', 'shop']);
}, 60_000);
afterAll(() => bench[Symbol.asyncDispose](), 30_000);

test('calls a tool so often, and tells how long it took', { timeout: 30_000 }, async () => {
  const { code, stdout } = await bench.nanda([
    'bench',
    '-n',
    '30',
    '--concurrency',
    '3',
    '--warmup',
    '2',
    '--json',
    'requestinfo',
    '--category',
    'menu',
  ]);
  expect(code).toBe(0);
  const report = JSON.parse(stdout) as BenchReport;
  expect(report).toMatchObject({
    tool: 'requestinfo',
    calls: 30,
    succeeded: 30,
    failed: 0,
    interrupted: false,
  });
  const { min = 0, p50 = 0, p90 = 0, p99 = 0, max = 0 } = report.times ?? {};
  expect([min, p50, p90, p99, max]).toEqual(
    [min, p50, p90, p99, max].toSorted((one, other) => one - other),
  );
  expect(min).toBeGreaterThan(0);
  expect(report.proxy?.p50).toBeGreaterThan(0);
  // Those of before did not count, but were made.
  const { stdout: history } = await bench.nanda([
    'api',
    '/executions',
    'limit:=100',
    '--select',
    'data',
  ]);
  expect(JSON.parse(history)).toHaveLength(32);
});

test('for a person, in 80 columns', { timeout: 30_000 }, async () => {
  const { stdout } = await bench.nanda([
    'bench',
    '-n',
    '20',
    '--warmup',
    '0',
    'requestinfo',
    'category=menu',
  ]);
  expect(stdout).toMatch(/^requestinfo: 20 calls in /);
  expect(stdout).toMatch(/p99 +[\d.]+ ms/);
  expect(stdout).toContain('GET /health');
  for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
});

test('for so long', { timeout: 30_000 }, async () => {
  const { stdout } = await bench.nanda([
    'bench',
    '--duration',
    '200ms',
    '--json',
    'requestinfo',
    'category=menu',
  ]);
  const { calls, elapsed } = JSON.parse(stdout) as BenchReport;
  expect(calls).toBeGreaterThan(0);
  expect(elapsed).toBeGreaterThanOrEqual(200);
});

test('what cannot be called is not', { timeout: 30_000 }, async () => {
  const wrong = await bench.nanda(['bench', 'requestinfo', '--catgory', 'x', '--json']);
  expect(wrong.code).toBe(2);
  expect(JSON.parse(wrong.stdout)).toMatchObject({ error: { code: 'INVALID_PARAMETERS' } });
  expect((await bench.nanda(['bench', '--concurrency', '0', 'requestinfo'])).code).toBe(2);
  expect((await bench.nanda(['bench', '--duration', '0s', 'requestinfo'])).code).toBe(2);
  const late = await bench.nanda([
    'bench',
    '-c',
    'shop',
    'requestinfo',
    'category=menu',
    '-n',
    '9',
  ]);
  expect(late).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('nanda bench -c shop -n 9 requestinfo [arguments]') as string,
  });
  expect((await bench.nanda(['bench', 'requestinfo', '--help'])).stdout).toContain(
    'nanda bench requestinfo',
  );
});

test('Ctrl-C tells what there is', { timeout: 30_000 }, async () => {
  const running = bench.start([
    'bench',
    '-c',
    'lab',
    '--warmup',
    '0',
    '--concurrency',
    '2',
    '--json',
    'analyze',
    '--steps',
    '1',
    '--duration-ms',
    '30',
  ]);
  await waitFor(() => bench.services.analyticsRuns.length > 6, {
    description: 'a few calls',
    timeout: 15_000,
  });
  running.child.kill('SIGINT');
  const { code, stdout } = await running.end;
  expect(code).toBe(130);
  const { interrupted, calls } = JSON.parse(stdout) as BenchReport;
  expect(interrupted).toBe(true);
  expect(calls).toBeGreaterThan(0);
  expect(calls).toBeLessThan(200);
});

test('Ctrl-C before the first answer cancels what runs', { timeout: 30_000 }, async () => {
  const before = bench.services.analyticsRuns.length;
  const words = ['bench', '-c', 'lab', '--json', 'analyze', '--duration-ms', '60000'];
  const running = bench.start(words);
  const runs = () => bench.services.analyticsRuns.slice(before);
  await waitFor(() => runs().length === 5 && runs().every(({ state }) => state === 'running'), {
    description: 'five calls to run',
    timeout: 15_000,
  });
  running.child.kill('SIGINT');
  const { code, stdout } = await running.end;
  expect(code).toBe(130);
  expect(JSON.parse(stdout)).toMatchObject({ calls: 0, interrupted: true });
  await waitFor(() => runs().every(({ state }) => state === 'cancelled'), {
    description: 'the calls to be cancelled',
    timeout: 15_000,
  });
});

test(
  'errors are counted by their codes, and a tool that destroys needs a word',
  { timeout: 30_000 },
  async () => {
    const tool = {
      name: 'wipe',
      inputSchema: { type: 'object' },
      annotations: { destructiveHint: true },
    };
    const connection = stubConnection({ id: 'conn_1' });
    const path = '/v2/connections/conn_1/tools/wipe';
    const ok = { data: { status: 'success', result: { content: [] } } };
    const failed = {
      data: { status: 'error', result: { isError: true, content: [{ type: 'text', text: 'no' }] } },
    };
    await using stub = await startStubProxy({
      '/v2/connections': [{ data: [connection] }],
      [path]: [{ data: tool }],
      [`${path}/execute`]: [ok, failed, { error: { code: 'OVERLOADED', message: 'busy' } }, ok],
    });
    const env = { NANDA_BASE_URL: stub.url };
    const words = ['-n', '6', '--warmup', '0', '--concurrency', '1', '--json', 'wipe'];
    const refused = await bench.nanda(['bench', ...words], { env });
    expect(refused.code).toBe(9);
    expect(refused.stderr).toContain('--yes');
    expect(stub.requests.filter((request) => request.startsWith('POST'))).toEqual([]);
    const { code, stdout } = await bench.nanda(['bench', '--yes', ...words], { env });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      succeeded: 4,
      failed: 2,
      errors: { TOOL_ERROR: 1, OVERLOADED: 1 },
    });
  },
);
