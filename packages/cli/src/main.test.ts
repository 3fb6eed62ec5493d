import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import type { ProgramName } from './commands/program-name.js';
import { nandaCommands } from './dispatch/nanda-commands.js';
import { discoverCommands } from './dispatch/discover-commands.js';
import type { CommandTable } from './dispatch/command-table.js';
import { findCommand } from './dispatch/find-command.js';
import { run } from './main.js';

async function runInProcess(argv: readonly string[], program: ProgramName = 'nanda') {
  const written = { stdout: '', stderr: '' };
  const sink = (name: keyof typeof written) =>
    new PassThrough().on('data', (data: Buffer) => (written[name] += data.toString()));
  const code = await run(argv, {
    program,
    io: {
      stdin: new PassThrough(),
      stdout: sink('stdout'),
      stderr: sink('stderr'),
      env: { NANDA_CONFIG_DIR: '/nowhere', NANDA_STATE_DIR: '/nowhere', NANDA_REGISTRIES: 'none' },
      cwd: '/',
      readStdin: () => Promise.resolve(''),
      onStopRequest: () => () => undefined,
      exit: () => undefined,
    },
  });
  return { code, ...written };
}

const tables = { nanda: nandaCommands, 'nanda-discover': discoverCommands };

/** Every command's full name. */
function namesIn(table: CommandTable, prefix: readonly string[] = []): string[][] {
  return Object.entries(table).flatMap(([name, entry]) =>
    'load' in entry ? [[...prefix, name]] : namesIn(entry.commands, [...prefix, name]),
  );
}

describe('help', () => {
  const all: [ProgramName, string[]][] = [
    ...namesIn(nandaCommands).map((words): [ProgramName, string[]] => ['nanda', words]),
    ...namesIn(discoverCommands).map((words): [ProgramName, string[]] => ['nanda-discover', words]),
  ];
  test.each(all)('%s %j --help shows examples first', async (program, words) => {
    const { code, stdout, stderr } = await runInProcess([...words, '--help'], program);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.indexOf('Examples:\n')).toBeGreaterThan(0);
    expect(stdout.indexOf('Examples:\n')).toBeLessThan(stdout.indexOf('Usage: '));
    expect(stdout).toContain(`${program} ${words.join(' ')}`);
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  test.each(all)('%s %j --help has examples of commands that there are', async (program, words) => {
    const { stdout } = await runInProcess([...words, '--help'], program);
    const lines = stdout.split('\n').filter((line) => line.startsWith(`  ${program} `));
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      const [, ...example] = line.trim().split(' ');
      expect(() => findCommand(example, { table: tables[program], program })).not.toThrow();
    }
  });

  test.each(['nanda', 'nanda-discover'] as const)('of %s fits a terminal', async (program) => {
    const { stdout } = await runInProcess(['--help'], program);
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  test('of a group names its commands', async () => {
    expect((await runInProcess(['servers', '--help'])).stdout).toContain(
      'Add a server of your own',
    );
    expect((await runInProcess(['help', 'proxy'])).stdout).toContain('Show the end of its log');
  });
});

test.each([
  [['tools', 'weather'], 'tools list', ['weather']],
  [['tools', '-c', 'weather'], 'tools list', ['-c', 'weather']],
  [['tools', 'find', 'mail'], 'tools find', ['mail']],
  [['registry', '--json'], 'registry list', ['--json']],
])('%j is %s %j', (words, name, rest) => {
  expect(findCommand(words, { table: nandaCommands, program: 'nanda' })).toMatchObject({
    name,
    words: rest,
  });
});

test('the bare name says how things stand, and what to do next', async () => {
  const { code, stdout } = await runInProcess([]);
  expect(code).toBe(0);
  expect(stdout).toContain('not running');
  expect(stdout).toContain('nanda search <words>');
});

test('--version', async () => {
  expect((await runInProcess(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+/);
});

test.each([
  [['serch'], 'Did you mean: nanda search'],
  [['servers', 'ad'], 'Did you mean: nanda servers add'],
  [['connect', '--wallte', '0x'], 'Did you mean --wallet?'],
  [['connect'], 'Which service?'],
  [['connect', 'a', 'b'], 'Too many arguments'],
  [['connect', 'x', '--as'], '--as needs a value: --as NAME'],
  [['connect', 'x', '--as', '--verbose'], '--as needs a value: --as NAME'],
  [['search', '--sort', 'newst'], 'Did you mean newest?'],
  [['search', 'x', '--limit', '1O'], '--limit is a whole number, not "1O".'],
  [['--sort', 'newest', 'search'], 'Options come after the command'],
  [['connect', 'https://a.example/mcp'], 'nanda servers add my-server'],
  [['connect', 'x', '--auth-type', 'bearer'], 'needs --token-file too'],
  [['servers', 'add', 'x'], 'A server has a name, and a URL or a command.'],
  [['search', 'x', '--registry', 'catalog.json'], '"catalog.json" is not a registry.'],
  [['search', 'x', '--registry', 'nnada'], 'Did you mean nanda?'],
  [['search', 'x', '--registry', 'none', '--registry', 'nanda'], 'so it stands alone'],
  [['search', 'x', '--page', '2', '--cursor', 'c'], '--cursor says which page'],
  [['search', 'x', '--auth', 'oauth'], 'Did you mean oauth2?'],
  [['search', 'x', '--no-verified'], 'There is no option --no-verified.'],
  [['registry', 'add', './catalog.json'], 'Did you mean file:./catalog.json?'],
  [['registry', 'add', 'none'], '"none" is no registry'],
  [['registry', 'add', 'samples', '--name', 'x'], 'A registry of type samples has no "name".'],
  [['registry', 'add', 'nanda', '--header', 'X-Key: s3cret'], '"X-Key": "env:NAME"'],
  [['registry', 'add', 'nanda', '--header', 'X-Key: env:NONE'], 'the environment has no NONE'],
  [['registry', 'add', 'nanda:https://me:pw@own.example'], 'a name or a password in it'],
  [['registry', 'sycn'], 'Did you mean: nanda registry sync'],
  [['tools', 'find'], 'Which query?'],
  [['search', 'x', '--url', 'nowhere'], '"nowhere" is not the URL of a proxy.'],
])('%j is a mistake that is explained', async (words, explanation) => {
  const { code, stdout, stderr } = await runInProcess([...words, '--json']);
  expect(code).toBe(2);
  expect(stderr).toContain(explanation);
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'USAGE_ERROR', retryable: false } });
});
