import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { waitFor } from '@nanda/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isAlive } from '../src/background/is-alive.js';
import { createWorkbench, type Workbench } from './create-workbench.js';
import { startMcpAdapter, type McpAdapterOptions, type McpLine } from './start-mcp-adapter.js';

let bench: Workbench;
beforeAll(async () => {
  bench = await createWorkbench();
  expect((await bench.nanda(['connect', 'Coffee', '--as', 'coffee'])).code).toBe(0);
}, 60_000);
afterAll(() => bench[Symbol.asyncDispose](), 30_000);

const hello = {
  id: 0,
  method: 'initialize',
  params: {
    protocolVersion: '2025-11-25',
    capabilities: {},
    clientInfo: { name: 'a client', version: '1' },
  },
};
const start = (words: McpAdapterOptions['words'] = []) =>
  startMcpAdapter({ env: { ...bench.env, NANDA_PROXY_IDLE_TIMEOUT: '20000' }, words });
const namesIn = ({ result }: McpLine) =>
  ((result?.['tools'] ?? []) as { name: string }[]).map(({ name }) => name);
const readPid = async () => {
  const text = await readFile(join(bench.directory, 'runtime/proxy.json'), 'utf8').catch(
    () => '{}',
  );
  return (JSON.parse(text) as { pid?: number }).pid;
};
test('it has the tools of the background proxy, and no more than is allowed', async () => {
  await using all = start();
  all.send(hello);
  all.send({ method: 'notifications/initialized' });
  all.send({ id: 1, method: 'tools/list' });
  const names = namesIn(await all.answer(1));
  expect(names).toEqual(expect.arrayContaining(['search_services', 'coffee_requestinfo']));
  const call = { name: 'coffee_requestinfo', arguments: { category: 'menu' } };
  all.send({ id: 2, method: 'tools/call', params: call });
  expect((await all.answer(2)).result).toHaveProperty('content');

  await using few = start(['--tools', 'search', '--deny', 'search_*']);
  few.send(hello);
  few.send({ id: 1, method: 'tools/list' });
  const fewer = namesIn(await few.answer(1));
  expect(fewer.filter((name) => /^(?:coffee|search)_/.test(name))).toEqual([]);
  expect(fewer).toContain('execute_tool');
});

test(
  'a proxy that was killed is started again, and the client notices nothing',
  { timeout: 60_000 },
  async () => {
    await using adapter = start(['--connection', 'coffee']);
    adapter.send(hello);
    adapter.send({ method: 'notifications/initialized' });
    const call = { name: 'requestinfo', arguments: { category: 'menu' } };
    adapter.send({ id: 1, method: 'tools/call', params: call });
    const before = (await adapter.answer(1)).result;
    const pid = await readPid();
    if (pid === undefined) throw new Error('There is no background proxy.');
    process.kill(pid, 'SIGKILL');
    await waitFor(() => !isAlive(pid), { description: 'the proxy to be gone', timeout: 20_000 });
    adapter.send({ id: 2, method: 'tools/call', params: call });
    expect(await adapter.answer(2)).toEqual({ jsonrpc: '2.0', id: 2, result: before });
    await adapter.find(({ method }) => method === 'notifications/tools/list_changed', 'the news');
    expect(await readPid()).not.toBe(pid);
    adapter.child.stdin.end();
    expect(await adapter.end).toBe(0);
  },
);

test('one that is not open is said so, and the program goes on', async () => {
  await using adapter = start(['--connection', 'cofee']);
  adapter.send(hello);
  expect((await adapter.answer(0)).error).toMatchObject({
    message: expect.stringContaining('Did you mean coffee?') as string,
    data: { code: 'CONNECTION_NOT_FOUND' },
  });
  expect(adapter.child.exitCode).toBeNull();
});

test('serve speaks it too, beside HTTP', async () => {
  const words = ['serve', '--mcp', '--port', '0', '--data-dir', ':memory:'];
  await using served = startMcpAdapter({ env: bench.env, words, program: [] });
  served.send(hello);
  served.send({ method: 'notifications/initialized' });
  served.send({ id: 1, method: 'tools/list' });
  expect(namesIn(await served.answer(1))).toContain('search_services');
  const url = await waitFor(() => /listening on (\S+)/.exec(served.stderr())?.[1], {
    description: 'the address',
  });
  expect((await fetch(`${url}/health`)).status).toBe(200);
  served.child.stdin.end();
  expect(await served.end).toBe(0);
  for (const line of served.lines) expect(JSON.parse(line)).toHaveProperty('jsonrpc', '2.0');
});

test.each([
  [['mcp', 'extra'], 'takes no arguments'],
  [['mcp', '--connection', 'a', '--service', 'b'], 'two different servers'],
  [['mcp', '--service', 'b', '--allow', 'x'], '--allow'],
  [['serve', '--mcp', '--transport', 'http'], '--transport'],
  [['serve', '--mcp', '--json'], '--json'],
])('%j is refused', async (words, text) => {
  const { code, stderr } = await bench.nanda(words);
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(text) as string });
});
