import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTemporaryDirectory } from '@nanda/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProgramName } from '../src/commands/program-name.js';
import type { CommandTable } from '../src/dispatch/command-table.js';
import { programs } from '../src/dispatch/programs.js';
import { createWorkbench, type Workbench } from './create-workbench.js';
import { runOnTerminal } from './run-on-terminal.js';
import type { CliResult } from './start-cli.js';

/** Full names of all commands of a table. */
function namesOf(table: CommandTable, before: readonly string[] = []): readonly string[][] {
  return Object.entries(table).flatMap(([name, entry]) =>
    'commands' in entry ? namesOf(entry.commands, [...before, name]) : [[...before, name]],
  );
}

const everyCommand = (Object.entries(programs) as [ProgramName, CommandTable][]).flatMap(
  ([program, table]) => namesOf(table).map((name) => ({ program, name })),
);

/** What holds for every failure of which data was wanted. */
function expectFailure({ code, stdout, stderr }: CliResult, line: string): void {
  expect(code, `${line}\n${stdout}`).toBeGreaterThan(0);
  const document = JSON.parse(stdout) as { error?: unknown };
  expect(document.error, line).toMatchObject({
    code: expect.stringMatching(/^[A-Z_]+$/) as string,
    message: expect.stringMatching(/\S/) as string,
  });
  expect(stderr, line).toMatch(/^error: \S/m);
  expect(stderr, line).not.toMatch(/^ {4}at /m);
}

describe('every command, with --json', () => {
  let temporary: Awaited<ReturnType<typeof createTemporaryDirectory>>;
  const env: Record<string, string> = {};
  beforeAll(async () => {
    temporary = await createTemporaryDirectory();
    env['HOME'] = temporary.path;
    for (const kind of ['CONFIG', 'DATA', 'STATE', 'RUNTIME']) {
      env[`NANDA_${kind}_DIR`] = join(temporary.path, kind);
    }
    await mkdir(join(temporary.path, 'broken'));
    await writeFile(join(temporary.path, 'broken', 'config.json'), '{"format":');
  });
  afterAll(() => temporary[Symbol.asyncDispose]());

  async function fail(program: ProgramName, words: readonly string[], more = {}) {
    const running = runOnTerminal(words, {
      env: { ...env, ...more },
      program,
      isOutput: false,
      isWatched: false,
    });
    const code = await running.end;
    expectFailure({ code, ...running.written }, [program, ...words].join(' '));
  }

  test.each(everyCommand)('$program $name: an option that there is not', async (each) => {
    const { program, name } = each;
    await fail(program, [...name, '--no-such-option', '--json']);
    await fail(program, ['--json', ...name, '--no-such-option']);
    await fail(program, [...name, '--no-such-option', '-ojson']);
  });

  test.each(everyCommand)('$program $name: a profile that there is not', async (each) => {
    const { program, name } = each;
    // What makes one, and what lists them, does not want it to be there.
    if (/^config (set|profiles|use|path)$/.test(name.join(' '))) return;
    await fail(program, [...name, '--profile', 'nobody', '--json', 'x', 'x', 'x']);
  });

  test.each(everyCommand)('$program $name: a file that cannot be written', async (each) => {
    const { program, name } = each;
    await fail(program, [...name, '--output', '/no/such/directory/file', '--json']);
  });
});

describe('the binary, with --json', () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await createWorkbench();
    const server = fileURLToPath(new URL('argument-server.mjs', import.meta.url));
    await bench.nanda(['servers', 'add', 'arguments', '--', process.execPath, server]);
    await bench.nanda(['connect', 'arguments', '--as', 'args']);
  }, 60_000);
  afterAll(() => bench[Symbol.asyncDispose](), 30_000);

  test.each<[number, string]>([
    [2, ''],
    [2, 'serch'],
    [2, 'servers lst'],
    [2, 'search --limit many'],
    [2, 'search a --limit'],
    [2, 'search a -o xml'],
    [2, 'search a --select ['],
    [4, 'search a --url http://127.0.0.1:1'],
    [2, 'search a --url nonsense'],
    [2, 'info'],
    [6, 'info nobody'],
    [6, 'open nobody'],
    [6, 'connect nobody'],
    [2, 'connect'],
    [4, 'connect http://127.0.0.1:1/mcp'],
    [4, 'connect -- /no/such/program'],
    [2, 'connect weather --auth-type nothing'],
    [6, 'use nobody'],
    [6, 'disconnect nobody'],
    [6, 'connections get nobody'],
    [6, 'connections ping nobody'],
    [6, 'tools -c nobody'],
    [6, 'tools get nothing'],
    [6, 'exec nothing'],
    [6, 'exec -c nobody nothing'],
    [2, 'exec search'],
    [2, 'exec search --query a --sort sideways --nothing'],
    [2, 'exec search --query @'],
    [2, 'exec search --args {'],
    [2, 'exec search --query ab --json=nothing'],
    [2, 'exec search --query ab --select nothing'],
    [2, 'exec search --query ab --retries 9'],
    [2, 'exec search --query ab --output .'],
    [2, 'exec --timeout soon search'],
    [6, 'stream nothing'],
    [2, 'stream search'],
    [2, 'batch'],
    [2, 'batch /no/such/file'],
    [6, 'inbox show nothing'],
    [6, 'inbox answer nothing'],
    [6, 'history show nothing'],
    [6, 'history rerun nothing'],
    [5, 'resources read file:///nothing'],
    [6, 'prompts get nothing'],
    [2, 'servers add'],
    [6, 'servers get nobody'],
    [6, 'servers remove nobody'],
    [6, 'registry remove nobody'],
    [2, 'api GET'],
    [6, 'api GET /v2/nothing'],
    [2, 'bench'],
    [6, 'bench nothing'],
    [6, 'check nobody'],
    [6, 'gen types nobody'],
    [6, 'replay nothing'],
    [2, 'config get nothing'],
    [2, 'config set nothing 1'],
    [2, 'config set timeout soon'],
    [2, 'secrets set'],
    [2, 'alias set search x'],
    [2, 'completion csh'],
    [2, 'help nothing'],
    [2, 'serve --port many'],
    [2, 'version now'],
  ])('%i: nanda %s', { timeout: 30_000 }, async (code, line) => {
    const words = line === '' ? ['nothing'] : line.split(' ');
    // What follows -- is another program's.
    const end = words.includes('--') ? words.indexOf('--') : words.length;
    const result = await bench.nanda(words.toSpliced(end, 0, '--json'));
    if (line.startsWith('stream ')) {
      expect(result.stdout.trim().split('\n')).toHaveLength(1);
    }
    expectFailure(result, line);
    expect(result.code, `${line}: ${result.stderr}`).toBe(code);
  });
});
