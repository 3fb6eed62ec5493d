import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection } from '@nanda/protocol';
import {
  createCoffeeServer,
  createWeatherServer,
  serverEverythingCommand,
  startHttpService,
  waitFor,
} from '@nanda/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorkbench, type Workbench } from './create-workbench.js';

let bench: Workbench;
beforeAll(async () => {
  bench = await createWorkbench();
}, 30_000);
afterAll(() => bench[Symbol.asyncDispose](), 30_000);

test('what a command says is kept', { timeout: 60_000 }, async () => {
  const { command, args } = serverEverythingCommand('stdio');
  await bench.nanda(['servers', 'add', 'everything', '--', command, ...args]);
  const { stdout } = await bench.nanda(['connect', 'everything', '--json']);
  const { id } = JSON.parse(stdout) as Connection;
  const logs = await bench.nanda(['logs', 'everything', '--json']);
  const { lines } = JSON.parse(logs.stdout) as { lines: { connectionId: string }[] };
  expect(lines.length).toBeGreaterThan(0);
  expect(new Set(lines.map(({ connectionId }) => connectionId))).toEqual(new Set([id]));
  expect((await bench.nanda(['logs', 'nobody'])).stdout).toBe('');
});

test.each([
  ['refused where tools are pinned', ['--pin-tools'], 9],
  ['shown where they are not', [], 0],
])('a tool that came later is %s', { timeout: 60_000 }, async (_, options, code) => {
  let createServer = createWeatherServer;
  await using service = await startHttpService({ createServer: () => createServer() });
  const servers = join(bench.directory, 'changing.json');
  await writeFile(servers, JSON.stringify({ mcpServers: { changing: { url: service.url } } }));
  const own = ['serve', '--port', '0', '--data-dir', ':memory:', '--servers', servers];
  const serving = bench.start([...own, ...options]);
  const url = await waitFor(() => /http:\S+/.exec(serving.written.stdout)?.[0], {
    description: 'the proxy to listen',
    timeout: 15_000,
  });
  const env = { NANDA_BASE_URL: url };
  const connected = await bench.nanda(['connect', 'changing', '--json'], { env });
  const { id } = JSON.parse(connected.stdout) as Connection;
  expect((await bench.nanda(['info', id], { env })).stdout).not.toContain('Changed since');

  createServer = createCoffeeServer;
  expect((await bench.nanda(['connections', 'refresh', id], { env })).code).toBe(0);
  const { stdout } = await bench.nanda(['info', id], { env });
  expect(stdout).toContain('Changed since you first connected');
  expect(stdout).toMatch(/^ {2}\+ {2}getMenu +added$/m);
  expect(stdout).toMatch(/^ {2}- {2}\w+ +removed$/m);
  expect((await bench.nanda(['exec', '-c', id, 'getMenu'], { env })).code).toBe(code);
  serving.child.kill('SIGTERM');
  expect((await serving.end).code).toBe(0);
});
