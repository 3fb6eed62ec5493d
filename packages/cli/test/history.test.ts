import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Execution } from '@nanda/protocol';
import { serverEverythingCommand } from '@nanda/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorkbench, type Workbench } from './create-workbench.js';
import { readShellWords } from './read-shell-words.js';
import { startStubProxy } from './start-stub-proxy.js';
import { stubConnection } from './stub-connection.js';

let bench: Workbench;
beforeAll(async () => {
  bench = await createWorkbench();
  const { command, args } = serverEverythingCommand('stdio');
  await bench.nanda(['servers', 'add', 'everything', '--', command, ...args]);
  expect((await bench.nanda(['connect', 'everything'])).code).toBe(0);
  await bench.nanda(['exec', 'get-sum', 'a=2', 'b=3']);
  await bench.nanda(['exec', 'echo', "message=it's $HOME"]);
  await bench.nanda(['exec', 'trigger-long-running-operation', 'duration=0.05', 'steps=2']);
}, 60_000);
afterAll(() => bench[Symbol.asyncDispose](), 30_000);

test('calls are listed with row numbers, and shown by them', { timeout: 30_000 }, async () => {
  const list = await bench.nanda(['history', '--limit', '2']);
  const rows = list.stdout.trimEnd().split('\n');
  expect(rows).toHaveLength(2);
  expect(rows[0]).toMatch(/^1 +exec_\w+ +✓ done +trigger-long-running-operation +@everything /);
  expect(rows[1]).toMatch(/^2 +exec_\w+ +✓ done +echo +@everything +[\d.]+ ms +just now$/);
  expect(list.stderr).toContain('More: --limit 10.');

  const shown = await bench.nanda(['history', 'show', '2']);
  expect(shown).toMatchObject({ code: 0, stdout: "Echo: it's $HOME\n" });
  expect(shown.stderr).toContain(`echo --message 'it'\\''s $HOME' on @everything`);
  const long = await bench.nanda(['history', 'show', '1']);
  expect(long.stderr).toMatch(/^\+.* progress 1\/2/m);
  const { stdout } = await bench.nanda(['history', 'show', '1', '--json']);
  const document = JSON.parse(stdout) as Execution & { events: { type: string }[] };
  expect(document).toMatchObject({
    toolName: 'trigger-long-running-operation',
    state: 'completed',
  });
  expect(document.events.map(({ type }) => type)).toEqual([
    'started',
    'progress',
    'progress',
    'result',
  ]);
  const short = await bench.nanda(['history', 'show', document.id.slice('exec_'.length, 19)]);
  expect(short.stdout).toBe(long.stdout);

  const some = await bench.nanda([
    'history',
    'list',
    '--tool',
    'echo',
    '-c',
    '@everything',
    '--json',
  ]);
  expect(JSON.parse(some.stdout)).toMatchObject({ executions: [{ toolName: 'echo' }] });
  const none = await bench.nanda(['history', 'list', '--state', 'failed']);
  expect(none.stdout).toBe('No calls.\n');
});

test.each([
  [['history', 'show', '99'], 2, 'so there is no row 99'],
  [['history', 'show', 'exec_ffffffffff'], 6, 'There is no call "exec_ffffffffff".'],
  [['history', 'show', 'zz'], 6, 'There is no call "zz".'],
  [['history', 'list', '--limit', '0'], 2, '--limit is a number from 1 on.'],
  [['history', 'export', '--shell', '--json'], 2, '--shell prints commands'],
  [['history', 'export', '-o', 'yaml'], 2, 'and not yaml'],
])('%j ends with %i', { timeout: 30_000 }, async (words, code, said) => {
  await bench.nanda(['history', 'list', '--tool', 'echo']);
  const result = await bench.nanda(words);
  expect(result.code).toBe(code);
  expect(result.stderr).toContain(said);
});

test('a call is made again, with its arguments or others', { timeout: 30_000 }, async () => {
  await bench.nanda(['history', 'list', '--tool', 'get-sum']);
  const again = await bench.nanda(['history', 'rerun', '1']);
  expect(again).toMatchObject({ code: 0, stdout: 'The sum of 2 and 3 is 5.\n' });
  expect(again.stderr).toContain('Calling get-sum on @everything: {"a":2,"b":3}');
  const other = await bench.nanda(['history', 'rerun', '1', 'b=10', '--json']);
  expect(JSON.parse(other.stdout)).toMatchObject({ status: 'success', toolName: 'get-sum' });
  expect(other.stdout).toContain('The sum of 2 and 10 is 12.');
  const wrong = await bench.nanda(['history', 'rerun', '1', 'b=x']);
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toContain('b is a number, not "x".');
  expect(wrong.stderr).toContain('try: nanda exec -c everything get-sum --help');
  const dry = await bench.nanda(['history', 'rerun', '1', 'a=7', '--dry-run']);
  expect(JSON.parse(dry.stdout)).toMatchObject({ parameters: { a: 7, b: 3 } });
});

test(
  'what was exported is called again by batch, and by a shell',
  { timeout: 30_000 },
  async () => {
    const exported = await bench.nanda(['history', 'export', '--tool', 'echo']);
    expect(exported.stdout).toBe(
      `{"connection":"everything","tool":"echo","arguments":{"message":"it's $HOME"}}\n`,
    );
    const document = await bench.nanda(['history', 'export', '--tool', 'echo', '--json']);
    expect(JSON.parse(document.stdout)).toEqual({ calls: [JSON.parse(exported.stdout)] });
    const again = await bench.nanda(['batch', '-'], { input: exported.stdout });
    expect(again.code).toBe(0);
    expect(again.stdout).toContain(`Echo: it's $HOME`);
    if (process.platform === 'win32') return;
    const { stdout } = await bench.nanda([
      'history',
      'export',
      '--shell',
      '--tool',
      'echo',
      '-n',
      '1',
    ]);
    expect(await readShellWords(stdout)).toEqual(
      'exec -c everything echo --message'.split(' ').concat("it's $HOME"),
    );
  },
);

test('a tool whose name looks like an option is exported as a tool', async () => {
  const execution = {
    id: `exec_${'0'.repeat(32)}`,
    connectionId: 'conn_coffee',
    serviceId: 'id-of-coffee',
    toolName: '--flag',
    state: 'completed',
    startedAt: '2030-01-01T00:00:00.000Z',
  };
  await using proxy = await startStubProxy({
    '/v2/executions': [{ data: [execution], meta: { limit: 100 } }],
    [`/v2/executions/${execution.id}`]: [{ data: execution }],
    '/v2/connections': [{ data: [stubConnection({ id: 'conn_coffee', name: 'shop' })] }],
  });
  const env = { NANDA_BASE_URL: proxy.url };
  const { stdout } = await bench.nanda(['history', 'export', '--shell'], { env });
  expect(stdout).toBe('nanda exec -c shop -- --flag\n');
});

test('what looked like a secret has to be said once more', { timeout: 30_000 }, async () => {
  const execution = {
    id: `exec_${'0'.repeat(32)}`,
    connectionId: 'conn_coffee',
    serviceId: 'id-of-coffee',
    toolName: 'order',
    state: 'completed',
    parameters: { cups: 2, apiKey: '[redacted]' },
    startedAt: '2030-01-01T00:00:00.000Z',
    endedAt: '2030-01-01T00:00:01.000Z',
  };
  const schema = {
    type: 'object',
    properties: { cups: { type: 'integer' }, apiKey: { type: 'string' } },
  };
  await using proxy = await startStubProxy({
    '/v2/executions': [{ data: [execution], meta: { limit: 100 } }],
    [`/v2/executions/${execution.id}`]: [{ data: execution }],
    '/v2/connections': [{ data: [stubConnection({ id: 'conn_coffee' })] }],
    '/v2/connections/conn_coffee/tools/order': [{ data: { name: 'order', inputSchema: schema } }],
  });
  const env = { NANDA_BASE_URL: proxy.url };
  const refused = await bench.nanda(['history', 'rerun', execution.id], { env });
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain('apiKey looked like a secret, and was not kept.');
  expect(refused.stderr).toContain(`nanda history rerun ${execution.id} 'apiKey=…'`);
  const given = ['history', 'rerun', execution.id, 'apiKey=@key', '--dry-run'];
  const directory = join(bench.directory, 'key');
  await writeFile(directory, 'abc');
  const dry = await bench.nanda(
    given.map((word) => word.replace('@key', `@${directory}`)),
    { env },
  );
  expect(JSON.parse(dry.stdout)).toMatchObject({ parameters: { cups: 2, apiKey: 'abc' } });
  const exported = await bench.nanda(['history', 'export'], { env });
  expect(exported.stdout).toBe('');
  expect(exported.stderr).toContain('1 call left out');
});
