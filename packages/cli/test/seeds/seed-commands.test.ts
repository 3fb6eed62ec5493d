import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorkbench, type Workbench } from '../create-workbench.js';

/** The command lines of the documents that the project comes from, to the letter. */
const lines = {
  search: 'nanda search "coffee" --category business',
  connect: 'nanda connect cf921f9b-136f-4be0-802c-bb7e19855e96',
  exec: `nanda exec requestinfo \\
  --wallet-address "0x..." \\
  --contract-address "0x..." \\
  --token-id "1" \\
  --category "premium"`,
  stream: 'nanda stream analyze --param1 value1 --param2 value2',
  discover: 'nanda-discover search "coffee"',
  connectWithWallet: 'nanda-discover connect <server-id> --auth-type evmauth --wallet 0x...',
  call: 'nanda-discover call <connection-id> requestinfo --category investment',
  list: 'nanda-discover connections list',
  interactive: 'nanda-discover interactive',
} as const;

/** What is typed into `interactive`, and what it answers; the blank lines stand between what belongs together. */
const transcript = `> search: weather apis
Found 3 servers:
1. WeatherMCP - Real-time weather data
2. ClimateAPI - Historical climate data
3. WeatherAlerts - Severe weather alerts

> connect: 1
Connected to WeatherMCP (conn_abc123)

> call getCurrentWeather --location "New York"
Temperature: 72°F
Conditions: Partly cloudy
Humidity: 65%

> disconnect
Connection closed`;

const wallet = '0x00000000000000000000000000000000000000A1';

let bench: Workbench;
let binaries: string;
beforeAll(async () => {
  bench = await createWorkbench();
  binaries = join(bench.directory, 'bin');
  await mkdir(binaries);
  for (const name of ['nanda', 'nanda-discover']) {
    const program = fileURLToPath(new URL(`../../bin/${name}.js`, import.meta.url));
    const link = join(binaries, name);
    await writeFile(link, `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`);
    await chmod(link, 0o755);
  }
}, 30_000);
afterAll(() => bench[Symbol.asyncDispose](), 30_000);

/** Runs a line as a shell does that finds the two programs by their names. */
async function runInShell(line: string, { input = '' }: { input?: string } = {}) {
  const shell = spawn('/bin/sh', ['-c', line], {
    env: {
      ...bench.env,
      PATH: `${binaries}:${process.env['PATH']}`,
      HEALTH_INTERVAL: '0',
      NANDA_PROXY_IDLE_TIMEOUT: '20000',
    },
    timeout: 30_000,
  });
  const written = { stdout: '', stderr: '' };
  shell.stdout.setEncoding('utf8').on('data', (text: string) => (written.stdout += text));
  shell.stderr.setEncoding('utf8').on('data', (text: string) => (written.stderr += text));
  shell.stdin.end(input);
  const code = await new Promise((resolve) => shell.once('close', resolve));
  return { code, ...written };
}

const withoutIds = (text: string) => text.replaceAll(/conn_[0-9a-f]{8,}/g, 'conn_abc123');

const seeds = fileURLToPath(new URL('../../../../../shared/spec/seeds', import.meta.url));

test.skipIf(!existsSync(seeds))('the lines stand in the documents as they stand here', () => {
  const text = readdirSync(seeds)
    .map((name) => readFileSync(join(seeds, name), 'utf8'))
    .join('\n');
  for (const line of [...Object.values(lines), transcript]) expect(text).toContain(line);
});

test('nanda: search, connect, exec, stream', { timeout: 60_000 }, async () => {
  expect(await runInShell(lines.search)).toEqual({
    code: 0,
    stderr: '',
    stdout: expect.stringMatching(
      /^Found 1 service:\n1\. Coffee - A coffee shop: .+\n {3}business · http · file:catalog\.json · cf921f9b-136f-4be0-802c-bb7e19855e96\n$/,
    ) as string,
  });

  const connected = await runInShell(lines.connect);
  expect(connected.code).toBe(0);
  expect(withoutIds(connected.stdout)).toBe('Connected to Coffee (conn_abc123)\n');

  expect(await runInShell(lines.exec)).toEqual({
    code: 0,
    stderr: '',
    stdout:
      'Coffee, premium: Premium members get the reserve beans a week before the shops do.\nAsked by 0x..., token 1.\n',
  });

  // The shop has an analysis of its own: the connection is still the one of the line before.
  const streamed = await runInShell(lines.stream);
  expect(streamed).toMatchObject({ code: 0, stdout: 'Analyzed sample in 10 steps.\n' });
  const steps = streamed.stderr.split('\n').filter((line) => line.startsWith('analyze: '));
  expect(steps.at(0)).toBe('analyze: 1/10 Step 1 of 10');
  expect(steps.at(-1)).toBe('analyze: 10/10 Step 10 of 10');
});

test('nanda-discover: search, connect, call, list', { timeout: 60_000 }, async () => {
  const found = await runInShell(lines.discover);
  expect(found).toMatchObject({ code: 0, stderr: '' });
  expect(found.stdout).toMatch(/^Found 1 server:\n1\. Coffee - /);

  const connect = lines.connectWithWallet
    .replace('<server-id>', 'cf921f9b-136f-4be0-802c-bb7e19855e96')
    .replace('0x...', wallet);
  const connected = await runInShell(connect);
  expect({ ...connected, stdout: withoutIds(connected.stdout) }).toMatchObject({
    code: 0,
    stdout: 'Connected to Coffee (conn_abc123)\n',
  });
  const [id = ''] = /conn_\w+/.exec(connected.stdout) ?? [];

  const called = await runInShell(lines.call.replace('<connection-id>', id));
  expect(called).toMatchObject({ code: 0, stderr: '' });
  expect(called.stdout).toMatch(/^Coffee, investment: /);

  const listed = await runInShell(lines.list);
  expect(listed).toMatchObject({ code: 0 });
  expect(listed.stdout).toContain(id);
});

test('an address that is only a placeholder is told to be one', { timeout: 30_000 }, async () => {
  const line = lines.connectWithWallet.replace('<server-id>', 'Coffee');
  const { code, stderr } = await runInShell(line);
  expect(code).toBe(2);
  expect(stderr).toContain('--wallet');
});

test('nanda-discover interactive: the transcript, word for word', { timeout: 60_000 }, async () => {
  const rows = transcript.split('\n');
  const typed = rows.filter((row) => row.startsWith('> ')).map((row) => row.slice(2));
  const answered = rows.filter((row) => !row.startsWith('> ') && row !== '');
  const { code, stdout, stderr } = await runInShell(lines.interactive, {
    input: `${typed.join('\n')}\n`,
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(withoutIds(stdout).split('\n').filter(Boolean)).toEqual(answered);
});
