import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import type { ProgramName } from './commands/program-name.js';
import { nandaCommands } from './dispatch/nanda-commands.js';
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

test.each([
  [['tools', 'weather'], 'tools list', ['weather']],
  [['tools', '-c', 'weather'], 'tools list', ['-c', 'weather']],
  [['tools', 'find', 'mail'], 'tools find', ['mail']],
  [['registry', '--json'], 'registry list', ['--json']],
  [['servers', 'rm', 'x'], 'servers remove', ['x']],
  [['registry', 'rm', 'x'], 'registry remove', ['x']],
])('%j is %s %j', (words, name, rest) => {
  expect(findCommand(words, { table: nandaCommands })).toMatchObject({
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
  [['serch'], 'try: nanda search'],
  [['servers', 'ad'], 'try: nanda servers add'],
  [['history', '1'], 'try: nanda history show 1'],
  [['connect', '--wallte', '0x'], 'Did you mean --wallet?'],
  [['connect'], 'Which service?'],
  [['connect', 'a', 'b'], 'Too many arguments'],
  [['connect', 'x', '--as'], '--as needs a value: --as NAME'],
  [['connect', 'x', '--as', '--verbose'], '--as needs a value: --as NAME'],
  [['search', '--sort', 'newst'], 'Did you mean newest?'],
  [['search', 'x', '--limit', '1O'], '--limit is a whole number, not "1O".'],
  [['--sort', 'newest', 'search'], 'Options come after the command'],
  [['connect', 'https://me:pw@a.example/mcp'], 'has a name or a password in it'],
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
  [['registry', 'add', 'nanda', '--header', 'X-Key: s3cret'], '"X-Key": "secret:NAME"'],
  [['registry', 'add', 'nanda', '--header', 'X-Key: env:NONE'], 'the environment has no NONE'],
  [['registry', 'add', 'nanda:https://me:pw@own.example'], 'a name or a password in it'],
  [['registry', 'sycn'], 'try: nanda registry sync'],
  [['tools', 'find'], 'Which query?'],
  [['search', 'x', '--url', 'nowhere'], '"nowhere" is not the URL of a proxy.'],
])('%j is a mistake that is explained', async (words, explanation) => {
  const { code, stdout, stderr } = await runInProcess([...words, '--json']);
  expect(code).toBe(2);
  expect(stderr).toContain(explanation);
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'USAGE_ERROR', retryable: false } });
});
