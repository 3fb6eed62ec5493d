import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findFreePort, serverEverythingCommand, waitFor } from '@nanda/testing';
import { themeNames } from '@nanda/tui';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { settingTable } from '../src/settings/setting-table.js';
import { createWorkbench, type Workbench } from './create-workbench.js';

let bench: Workbench;
beforeAll(async () => {
  bench = await createWorkbench();
}, 30_000);
afterAll(() => bench[Symbol.asyncDispose](), 30_000);

async function writeScript(...lines: string[]): Promise<string> {
  const path = join(bench.directory, 'steps.nanda');
  await writeFile(path, `${lines.join('\n')}\n`);
  return path;
}

const withoutIds = (text: string) => text.replaceAll(/conn_\w+/g, 'conn_1');

test('a script is carried out to its first failure', { timeout: 60_000 }, async () => {
  const script = await writeScript('connect: WeatherMCP', 'call never', 'disconnect');
  const ended = await bench.discover(['interactive', '--script', script]);
  expect({ ...ended, stdout: withoutIds(ended.stdout) }).toEqual({
    code: 6,
    stdout: 'Connected to WeatherMCP (conn_1)\n',
    stderr: 'error: there is no tool "never" here\ntry: tools\nEnded at line 2: call never\n',
  });
  const gone = await bench.nanda(['tui', '--script', script, '--keep-going']);
  expect(gone.code).toBe(6);
  expect(withoutIds(gone.stdout)).toBe('Connected to WeatherMCP (conn_1)\nConnection closed\n');
});

test('a script may be piped in', async () => {
  const app = await bench.discover(['interactive', '--script', '-'], {
    input: 'connect: 7\nlist\n',
  });
  expect(app).toMatchObject({ code: 6, stdout: '' });
});

async function servers(): Promise<Record<string, unknown>> {
  const path = join(bench.directory, 'config/servers.json');
  const text = await readFile(path, 'utf8').catch(() => '{"mcpServers": {}}');
  return (JSON.parse(text) as { mcpServers: Record<string, unknown> }).mcpServers;
}

test('an address and a program become servers of one’s own', { timeout: 60_000 }, async () => {
  const { url } = bench.services.weather;
  const { port } = new URL(url);
  const { command, args } = serverEverythingCommand();
  const program = [command, ...args].map((word) => `"${word}"`).join(' ');
  const lines = [
    `connect: :${port}/mcp`,
    'call getCurrentWeather --location Oslo',
    `connect --as every -- ${program}`,
    'call get-sum a=2 b=3',
    `connect: ${url}`,
  ];
  const app = await bench.discover(['interactive'], { input: `${lines.join('\n')}\n` });
  expect({ code: app.code, stderr: app.stderr }).toMatchObject({ code: 0 });
  expect(withoutIds(app.stdout).split('\n')).toEqual([
    `Connected to localhost-${port} (conn_1)`,
    expect.stringMatching(/^Temperature: /u),
    expect.stringMatching(/^Conditions: /u),
    expect.stringMatching(/^Humidity: /u),
    'Connected to every (conn_1)',
    'The sum of 2 and 3 is 5.',
    `Connected to localhost-${port} (conn_1)`,
    '',
  ]);
  expect(app.stderr).toContain(`Added it to your servers as localhost-${port}: ${url}`);
  expect(app.stderr).toContain('Added it to your servers as every: ');
  expect(app.stderr).toContain(`It is your server localhost-${port}.`);
  expect(await servers()).toEqual({ [`localhost-${port}`]: { url }, every: { command, args } });
});

test('what does not answer or run is not kept', { timeout: 60_000 }, async () => {
  const before = await servers();
  const port = await findFreePort();
  const address = await bench.discover(['interactive'], { input: `connect: :${port}/mcp\n` });
  expect(address).toMatchObject({ code: 4, stdout: '' });
  expect(address.stderr).toContain('It was not added to your servers.\nerror: ');
  expect(address.stderr).toContain(`nanda servers add localhost-${port} http://127.0.0.1:${port}/`);
  const program = await bench.discover(['interactive'], {
    input: 'connect -- no-such-program-here --flag\n',
  });
  expect(program).toMatchObject({ code: 4, stdout: '' });
  expect(program.stderr).toContain(
    'try: nanda logs no-such-program-here in a shell, for what it wrote',
  );
  const elsewhere = await bench.discover(['interactive'], {
    input: 'connect -- no-such-program-here\n',
    env: { NANDA_BASE_URL: 'https://proxy.example' },
  });
  expect(elsewhere.code).toBe(2);
  expect(elsewhere.stderr).toContain('is not on this machine');
  expect(await servers()).toEqual(before);
});

test('who leaves while a program begins leaves nothing of it', { timeout: 60_000 }, async () => {
  const program = 'process.stdin.resume();process.stdin.on(`end`,()=>process.exit())';
  const { child, end } = bench.start(['interactive'], {
    program: 'nanda-discover',
    input: `connect --as silent -- "${process.execPath}" -e "${program}"\n`,
  });
  const isAdded = async () => Object.hasOwn(await servers(), 'silent');
  await waitFor(isAdded, { timeout: 15_000, description: 'the server' });
  child.kill('SIGTERM');
  await end;
  expect(await isAdded()).toBe(false);
});

test.each([
  [['--script', '/nowhere/x.nanda'], 'there is no file /nowhere/x.nanda'],
  [['--keep-going'], '--keep-going is about a script'],
  [['--theme', 'pink'], '--theme is one of auto, dark, light, high-contrast, ansi16, mono'],
])('%j is an error of the input', async (words, message) => {
  const app = await bench.discover(['interactive', ...words], { input: '' });
  expect(app.code).toBe(2);
  expect(app.stderr).toContain(message);
});

test('a policy that there is not is an error before anything is done', async () => {
  const app = await bench.discover(['interactive'], {
    input: 'list\n',
    env: { NANDA_CONFIRM: 'maybe' },
  });
  expect(app).toMatchObject({ code: 2, stdout: '' });
});

test('the themes of the setting are those of the app', () => {
  expect(settingTable.theme.choices).toEqual(themeNames);
});
