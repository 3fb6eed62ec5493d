import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createWeatherServer,
  findFreePort,
  serverEverythingCommand,
  startHttpService,
  startWebSocketService,
  waitFor,
} from '@nanda/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorkbench, type Workbench } from './create-workbench.js';

let bench: Workbench;
beforeAll(async () => {
  bench = await createWorkbench();
}, 30_000);
afterAll(() => bench[Symbol.asyncDispose](), 30_000);

const everything = () => {
  const { command, args } = serverEverythingCommand();
  return [command, ...args];
};
async function servers(): Promise<Record<string, unknown>> {
  const text = await readFile(join(bench.directory, 'config/servers.json'), 'utf8').catch(
    () => '{}',
  );
  return (JSON.parse(text) as { mcpServers?: Record<string, unknown> }).mcpServers ?? {};
}

describe('an address', () => {
  test(
    'is connected to at once, and becomes a server of one’s own',
    { timeout: 30_000 },
    async () => {
      const { url } = bench.services.weather;
      const { port } = new URL(url);
      const first = await bench.nanda(['connect', `:${port}/mcp`]);
      expect(first.code).toBe(0);
      expect(first.stdout).toMatch(
        new RegExp(`^Connected to localhost-${port} \\(conn_\\w+\\)\\n$`),
      );
      expect(first.stderr).toContain(`Added it to your servers as localhost-${port}: ${url}`);

      const again = await bench.nanda(['connect', url, '--as', '@weather', '--json']);
      expect(again.code).toBe(0);
      expect(JSON.parse(again.stdout)).toMatchObject({ name: 'weather', transport: 'http' });
      expect(again.stderr).toContain(`It is your server localhost-${port}.`);
      expect(again.stderr).toContain('You have another connection with it: ');
      expect(Object.keys(await servers())).toEqual([`localhost-${port}`]);

      const third = await bench.nanda(['connect', url, '--as', 'weather']);
      expect(third.stderr).toContain('this one is called @weather-2.');
      const call = await bench.nanda(['exec', 'weather-2/getForecast', 'location=Oslo', 'days=1']);
      expect(call).toMatchObject({ code: 0 });
    },
  );

  test('of a WebSocket or of HTTP+SSE is one too', { timeout: 30_000 }, async () => {
    await using socket = await startWebSocketService({ createServer: createWeatherServer });
    const spoken = await bench.nanda(['connect', socket.url, '--as', 'socket', '--json']);
    expect(JSON.parse(spoken.stdout)).toMatchObject({ name: 'socket', transport: 'websocket' });
    const sse = await bench.nanda([
      'servers',
      'add',
      'x',
      'https://x.example/sse',
      '--transport',
      'sse',
    ]);
    expect(sse.code).toBe(0);
    expect((await servers())['x']).toEqual({ type: 'sse', url: 'https://x.example/sse' });
    await bench.nanda(['disconnect', 'socket']);
  });

  test('where nobody answers is not kept', { timeout: 30_000 }, async () => {
    const before = await servers();
    const port = await findFreePort();
    const { code, stderr } = await bench.nanda(['connect', `http://127.0.0.1:${port}/mcp`]);
    expect(code).toBe(4);
    expect(stderr).toContain('It was not added.');
    expect(await servers()).toEqual(before);
  });

  test.each([
    ['https://me:s3cret@x.example/mcp', 'a name or a password'],
    ['https://x.example/mcp?api_key=s3cret', 'a secret (api_key=…)'],
  ])('with a secret in it is refused: %s', async (url, what) => {
    const { code, stderr } = await bench.nanda(['connect', url]);
    expect(code).toBe(2);
    expect(stderr).toContain(what);
    expect(stderr).not.toContain('s3cret');
  });

  test('is none of a proxy that is somewhere else', async () => {
    const env = { NANDA_BASE_URL: 'https://proxy.example' };
    const { code, stderr } = await bench.nanda(['connect', 'https://x.example/mcp'], { env });
    expect(code).toBe(2);
    expect(stderr).toContain('is not on this machine');
  });
});

test('a command is named by what it runs', { timeout: 60_000 }, async () => {
  const words = ['connect', '--env', 'GREETING=hello', '--', ...everything()];
  const first = await bench.nanda(words);
  expect({ code: first.code, stderr: first.stderr }).toMatchObject({ code: 0 });
  expect(first.stdout).toMatch(/^Connected to everything \(conn_/);
  const environment = await bench.nanda(['exec', 'get-env']);
  expect(environment.stdout).toContain('"GREETING": "hello"');
  const second = await bench.nanda(words);
  expect(second.stderr).toContain('It is your server everything.');
  expect(second.stderr).toContain('@everything-2');
  await bench.nanda(['disconnect', 'everything-2']);
  await bench.nanda(['disconnect', 'everything']);

  const broken = await bench.nanda(['connect', '--', 'no-such-program-here']);
  expect(broken.code).toBe(4);
  expect(Object.keys(await servers())).not.toContain('no-such-program-here');
  const both = await bench.nanda(['connect', 'x', '--', 'y']);
  expect(both).toMatchObject({ code: 2 });
  expect((await bench.nanda(['connect', '--'])).stderr).toContain('There is no command after --.');
  expect((await bench.nanda(['connect', 'x', '--cwd', '/'])).code).toBe(2);
});

describe('an entry of another file', () => {
  test('wants --yes where nobody can be asked, once', { timeout: 60_000 }, async () => {
    const [command, ...args] = everything();
    const file = join(bench.directory, 'mcp.json');
    const entry = JSON.stringify({ command, args });
    await writeFile(file, `{ /* of an editor */ "servers": {"every": ${entry},}, }`);
    const reference = `${file}:every`;
    const refused = await bench.nanda(['connect', reference]);
    expect(refused.code).toBe(9);
    expect(refused.stderr).toContain(args[0]);
    expect(refused.stderr).toContain(`nanda servers trust ${reference}`);

    const trusted = await bench.nanda(['servers', 'trust', reference, '--yes']);
    expect(trusted).toMatchObject({ code: 0 });
    const connected = await bench.nanda(['connect', reference, '--as', 'e']);
    expect({ code: connected.code, stderr: connected.stderr }).toMatchObject({ code: 0 });
    const listed = await bench.nanda(['servers', 'trust', '--json']);
    expect(JSON.parse(listed.stdout)).toMatchObject({
      trusted: [{ entry: reference, server: 'every' }],
    });
    await bench.nanda(['disconnect', 'e']);
    expect(await bench.nanda(['servers', 'trust', '--remove', reference])).toMatchObject({
      code: 0,
    });
    expect((await bench.nanda(['connect', reference])).code).toBe(9);
    expect((await bench.nanda(['servers', 'trust', '--remove', reference])).code).toBe(6);
  });

  test('is found by the name of its program', { timeout: 60_000 }, async () => {
    const home = join(bench.directory, 'home');
    await mkdir(join(home, '.cursor'), { recursive: true });
    const { url } = bench.services.coffee;
    await writeFile(
      join(home, '.cursor/mcp.json'),
      JSON.stringify({ mcpServers: { 'Coffee Shop': { url } } }),
    );
    const found = await bench.nanda(['connect', 'cursor:Coffee Shop']);
    expect({ code: found.code, stderr: found.stderr }).toMatchObject({ code: 0 });
    expect(found.stdout).toMatch(/^Connected to Coffee-Shop \(conn_/);
    const unknown = await bench.nanda(['connect', 'cursor:coffe shop']);
    expect(unknown.code).toBe(6);
    expect(unknown.stderr).toContain('Coffee Shop');
    const none = await bench.nanda(['connect', 'zed:x']);
    expect(none.stderr).toContain('Zed has no servers.');
    const missing = await bench.nanda(['connect', './none.json:x']);
    expect(missing.stderr).toContain('there is no such file');
  });
});

test('Ctrl-C ends the connecting, and nothing is left of it', { timeout: 60_000 }, async () => {
  // Says nothing at all, and ends when nobody talks to it any more.
  const program = 'process.stdin.resume();process.stdin.on("end",()=>process.exit())';
  const { child, end } = bench.start([
    'connect',
    '--as',
    'silent',
    '--',
    process.execPath,
    '-e',
    program,
  ]);
  const isAdded = async () => Object.hasOwn(await servers(), 'silent');
  await waitFor(isAdded, { timeout: 15_000, description: 'the server' });
  const isOpening = async () =>
    (await bench.nanda(['connections', 'list', '--json'])).stdout.includes('"silent"');
  await waitFor(isOpening, { timeout: 15_000, description: 'the connection' });
  child.kill('SIGINT');
  const { code, stderr } = await end;
  expect(code).toBe(130);
  expect(stderr).toContain('Cancelled: there is no connection.');
  expect(await isOpening()).toBe(false);
  expect(await isAdded()).toBe(false);
});

test('a wallet is typed as the seed says', { timeout: 30_000 }, async () => {
  await using service = await startHttpService({ createServer: createWeatherServer });
  await bench.nanda(['servers', 'add', 'walleted', service.url]);
  const wallet = `0x${'ab'.repeat(20)}`;
  const words = ['connect', 'walleted', '--auth-type', 'evmauth', '--wallet', wallet];
  const { code, stdout } = await bench.discover([...words, '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ auth: { type: 'evmauth' } });
});
