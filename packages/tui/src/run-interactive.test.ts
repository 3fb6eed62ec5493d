import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { createProxy, type Proxy } from '@nanda/proxy';
import {
  createInteractiveServer,
  createTemporaryDirectory,
  startDemoServices,
  startHttpService,
} from '@nanda/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runInteractive, type RunInteractiveOptions } from './run-interactive.js';

let directory: Awaited<ReturnType<typeof createTemporaryDirectory>>;
let services: Awaited<ReturnType<typeof startDemoServices>>;
let asking: Awaited<ReturnType<typeof startHttpService>>;
let proxy: Proxy;

beforeAll(async () => {
  directory = await createTemporaryDirectory();
  services = await startDemoServices();
  asking = await startHttpService({ createServer: createInteractiveServer });
  const path = join(directory.path, 'catalog.json');
  await writeFile(path, JSON.stringify(services.catalog));
  const serversFile = join(directory.path, 'servers.json');
  await writeFile(serversFile, JSON.stringify({ mcpServers: { asking: { url: asking.url } } }));
  const registries = [{ type: 'file', path } as const];
  proxy = createProxy({ dataDir: ':memory:', serversFile, registries });
}, 30_000);

afterAll(async () => {
  await proxy.close();
  await asking.close();
  await services.close();
  await directory[Symbol.asyncDispose]();
});

function collect(): { stream: Writable; read: () => string } {
  let text = '';
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  return { stream, read: () => text };
}

async function run(lines: string, options: Partial<RunInteractiveOptions> = {}) {
  const output = collect();
  const errors = collect();
  const exitCode = await runInteractive({
    baseURL: 'http://localhost',
    fetch: (request) => proxy.fetch(request, { remoteAddress: '127.0.0.1' }),
    stdin: Readable.from([lines]),
    stdout: output.stream,
    stderr: errors.stream,
    env: {},
    ...options,
  });
  // What names a connection is another one each time.
  const stdout = output.read().replaceAll(/conn_\w+/gu, 'conn_abc123');
  return { exitCode, stdout, stderr: errors.read() };
}

const seed = {
  typed: `search: weather apis
connect: 1
call getCurrentWeather --location "New York"
disconnect
`,
  printed: `Found 3 servers:
1. WeatherMCP - Real-time weather data
2. ClimateAPI - Historical climate data
3. WeatherAlerts - Severe weather alerts
Connected to WeatherMCP (conn_abc123)
Temperature: 72°F
Conditions: Partly cloudy
Humidity: 65%
Connection closed
`,
};

test('the documented session, byte for byte', { timeout: 30_000 }, async () => {
  const expected = { exitCode: 0, stdout: seed.printed, stderr: '' };
  expect(await run(seed.typed)).toEqual(expected);
  const script = join(directory.path, 'seed.nanda');
  await writeFile(script, seed.typed);
  expect(await run('', { script })).toEqual(expected);
});

test('what a tool refuses, and what it is not asked at all', { timeout: 30_000 }, async () => {
  const { exitCode, stdout, stderr } = await run(
    'connect: WeatherMCP\ncall getAlerts --region Atlantis\ncall getForecast --location Paris --days 99\n',
  );
  expect(stdout).toMatch(/^Connected to WeatherMCP \(conn_abc123\)\nUnknown region: Atlantis\./u);
  expect(stderr).toContain('error: getAlerts says that it failed\n');
  expect(stderr).toContain('getForecast was not called: --days is 1 to 7, not 99.');
  expect(exitCode).toBe(5);
});

test('a service that asks is answered line by line', { timeout: 30_000 }, async () => {
  const { exitCode, stdout, stderr } = await run(
    'connect: asking\ncall ask-rounds rounds=2\nanswer: 1 --word one\nanswer: 1 word=two\n' +
      'call ask-model\nanswer: 1 "from a person"\ncall ask-url\ndecline: 1\nhistory\n',
    { script: '-' },
  );
  expect(stderr).toContain('asking asks, for its tool ask-rounds.\n');
  expect(stderr).toContain('error: ask-rounds waits for an answer\ntry: answer: 1 --word');
  expect(stdout).toContain('{"word":"two"}');
  expect(stdout).toContain('from a person');
  expect(stdout).toContain('{"url":{"action":"decline"}}');
  expect(stdout).toMatch(/^3\. ask-rounds on asking - done/mu);
  expect(exitCode).toBe(0);
});

test('a question that nobody answers is an exit code', { timeout: 30_000 }, async () => {
  const left = await run('connect: asking\ncall ask-form\n');
  expect(left.exitCode).toBe(8);
  const script = await run('connect: asking\ncall ask-form\ndisconnect\n', { script: '-' });
  expect(script).toMatchObject({ exitCode: 8, stdout: 'Connected to asking (conn_abc123)\n' });
});

test('without an adder of servers an address is listed with the proxy', async () => {
  const { url } = services.weather;
  const { host } = new URL(url);
  const app = await run(`connect: ${url}\ncall getCurrentWeather --location Oslo\n`);
  expect(app).toMatchObject({ exitCode: 0 });
  expect(app.stdout).toContain(`Connected to ${host} (conn_abc123)\nTemperature: `);
  expect(app.stderr).toContain(`Listed it in the catalog as ${host}: ${url}`);
  const program = await run('connect -- node server.js\n');
  expect(program).toMatchObject({ exitCode: 9, stdout: '' });
});
