import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorkbench, type Workbench } from './create-workbench.js';
import { runOnTerminal } from './run-on-terminal.js';
import { startStubProxy } from './start-stub-proxy.js';
import { stubConnection } from './stub-connection.js';

let bench: Workbench;
beforeAll(async () => {
  bench = await createWorkbench();
}, 30_000);
afterAll(() => bench[Symbol.asyncDispose](), 30_000);

test('the bare name starts nothing, and what it suggests works', { timeout: 60_000 }, async () => {
  const first = await bench.nanda([]);
  expect(first).toMatchObject({ code: 0, stderr: '' });
  expect(first.stdout).toMatch(/^Proxy +not running; starts by itself$/m);
  await expect(readFile(join(bench.directory, 'runtime/proxy.json'))).rejects.toThrow('ENOENT');

  await bench.nanda(['search', 'weather']);
  expect((await bench.nanda([])).stdout).toMatch(/nanda connect 1 +to WeatherMCP/);
  await bench.nanda(['connect', 'Coffee']);
  await bench.nanda(['connect', 'WeatherMCP', '--as', 'w']);
  const { stdout } = await bench.nanda([]);
  expect(stdout).toMatch(/^Proxy +http:\S+, up for \d+ m?s$/m);
  expect(stdout).toMatch(/^Current +w \(3 tools\), conn_/m);
  expect(stdout).toMatch(/^Open +coffee \(3 tools\)$/m);
  const { next } = JSON.parse((await bench.nanda(['--json'])).stdout) as { next: string[] };
  expect(next[0]).toBe('nanda exec getCurrentWeather --location Oslo');
  const words = (next[0] ?? '').split(' ').slice(1);
  expect((await bench.nanda(words)).code).toBe(0);
});

test('a proxy that is not there is told, and no reason to fail', async () => {
  const env = { NANDA_BASE_URL: 'http://127.0.0.1:9' };
  const { code, stdout } = await bench.nanda([], { env });
  expect(code).toBe(0);
  expect(stdout).toContain('ECONNREFUSED');
  expect(stdout).toContain('nanda doctor');
});

test('a stale file is no proxy', async () => {
  await bench.nanda(['proxy', 'stop']);
  await writeFile(join(bench.directory, 'runtime/proxy.json'), '{"pid": 1, "url"');
  expect((await bench.nanda([])).stdout).toContain('not running');
});

test('what waits and what has failed is shown within the width of the terminal', async () => {
  const evil = stubConnection({
    id: 'conn_2',
    state: 'failed',
    failure: { code: 'CONNECTION_FAILED', message: `gone \u001B[2J${'word '.repeat(40)}` },
  });
  await using proxy = await startStubProxy({
    '/v2/connections': [{ data: [stubConnection({ id: 'conn_1', name: 'lab' }), evil] }],
    '/v2/executions': [{ data: [{ id: 'e1' }, { id: 'e2' }], meta: { limit: 100 } }],
  });
  const env = {
    NANDA_BASE_URL: proxy.url,
    HOME: bench.directory,
    NANDA_STATE_DIR: join(bench.directory, 'other'),
  };
  const shown = runOnTerminal([], { env, columns: 60 });
  expect(await shown.end).toBe(0);
  const { stdout } = shown.written;
  expect(stdout).toMatch(/^Waiting +2 calls for an answer of yours$/m);
  expect(stdout).toMatch(/^! +coffee is failed: gone/m);
  expect(stdout).not.toContain('\u001B[2J');
  expect(stdout).toMatch(/nanda inbox +answer 2 calls that wait/);
  expect(stdout.split('\n').filter((line) => line.length > 60)).toEqual([]);
});
