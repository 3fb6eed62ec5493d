import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findFreePort, serverEverythingCommand, waitFor } from '@nanda/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorkbench, type Workbench } from './create-workbench.js';
import { hasTmux, startTmux } from './start-tmux.js';

const binary = (name: string) => fileURLToPath(new URL(`../bin/${name}.js`, import.meta.url));
/** Sets the title of a terminal, clears it, and rings. */
const escapes = 'a\u001b]0;owned\u0007b\u001b[2Jc';

let bench: Workbench;
beforeAll(async () => {
  bench = await createWorkbench();
  const { command, args } = serverEverythingCommand();
  await bench.nanda(['servers', 'add', 'everything', '--', command, ...args]);
  const connected = await bench.nanda(['connect', 'everything', '--as', 'all']);
  expect(connected.code).toBe(0);
  await bench.nanda(['connect', 'Analytics', '--as', 'lab']);
}, 60_000);
afterAll(() => bench[Symbol.asyncDispose](), 30_000);

// What other command lines of this kind get wrong, each in another row.
describe('as a user expects it', () => {
  test.each(['1', '007', '0x10', 'true', 'null', '1e5', '9007199254740993'])(
    'a parameter that is a string is given %s as a string',
    async (text) => {
      for (const words of [[`message=${text}`], ['--message', text], [`--message=${text}`]]) {
        const call = await bench.nanda(['exec', 'all/echo', ...words]);
        expect(call).toEqual({ code: 0, stdout: `Echo: ${text}\n`, stderr: '' });
      }
    },
  );

  test('a parameter that is a number is not given x', async () => {
    const call = await bench.nanda(['exec', 'all/get-sum', 'a=x', 'b=2', '--json']);
    expect(call.code).toBe(2);
    expect(JSON.parse(call.stdout)).toMatchObject({
      error: { code: 'INVALID_PARAMETERS', details: { problems: [expect.stringMatching(/^a /)] } },
    });
    const { stdout } = await bench.nanda(['history', '--tool', 'get-sum', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ executions: [] });
  });

  test('a tool that there is not: nothing runs, the nearest is named', async () => {
    const call = await bench.nanda(['exec', 'all/ecko', 'message=1', '--json']);
    expect(call.code).toBe(6);
    expect(JSON.parse(call.stdout)).toMatchObject({
      error: { code: 'TOOL_NOT_FOUND', details: { nearest: 'echo' } },
    });
    expect(call.stderr).toContain('Did you mean');
  });

  test('a port where nobody is: one line, and 4', async () => {
    const url = `http://127.0.0.1:${await findFreePort()}/mcp`;
    await bench.nanda(['servers', 'add', 'dead', url]);
    const call = await bench.nanda(['connect', 'dead', '--json']);
    expect(call.code).toBe(4);
    expect(JSON.parse(call.stdout)).toMatchObject({
      error: { code: 'CONNECTION_FAILED', details: { cause: 'refused' } },
    });
    expect(call.stderr).not.toContain('    at ');
  });

  test('a tool that fails: 5, and its whole result as JSON', async () => {
    const words = ['exec', 'all/get-resource-reference', 'resourceType=Text', 'resourceId=-1'];
    const call = await bench.nanda([...words, '--no-validate', '--json']);
    expect(call.code).toBe(5);
    expect(JSON.parse(call.stdout)).toMatchObject({
      status: 'error',
      result: { isError: true },
      error: { code: 'TOOL_ERROR' },
    });
  });

  test('Ctrl-C in a long call: the service is told, and 130', { timeout: 30_000 }, async () => {
    const words = ['exec', 'lab/analyze', '--duration-ms', '8000', '--steps', '80'];
    const running = bench.start(words);
    const run = await waitFor(
      () => bench.services.analyticsRuns.find(({ state }) => state === 'running'),
      { description: 'the analysis to run', timeout: 15_000 },
    );
    running.child.kill('SIGINT');
    const { code, stdout, stderr } = await running.end;
    expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
    expect(stderr).toContain('Cancelled; the service was told.');
    await waitFor(() => run.state === 'cancelled', { description: 'the service to stop' });
  });

  test.each([
    ['nanda', 'search --limit 100 --json'],
    ['nanda', 'exec all/echo --json message=x'],
    ['nanda', 'exec --help'],
    ['nanda-discover', 'servers list --limit 100'],
  ])('a reader that goes away is no failure: %s %s | head -1', async (program, line) => {
    const script = `'${process.execPath}' '${binary(program)}' ${line} | head -1; echo "\${PIPESTATUS[0]}" >&2`;
    const shell = spawn('bash', ['-c', script], { env: { ...bench.env } });
    let stderr = '';
    shell.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    shell.stdout.resume();
    await new Promise((resolve) => shell.once('close', resolve));
    expect(stderr).toBe('0\n');
  });

  test('escape sequences are passed on to a pipe as they are', async () => {
    const call = await bench.nanda(['exec', 'all/echo', '--message', escapes]);
    expect(call).toEqual({ code: 0, stdout: `Echo: ${escapes}\n`, stderr: '' });
  });

  test.skipIf(!hasTmux)('escape sequences are shown to a person, and do nothing', async () => {
    using terminal = startTmux({ env: { ...bench.env, ESCAPES: escapes } });
    terminal.type(`'${process.execPath}' '${binary('nanda')}' exec all/echo --message "$ESCAPES"`);
    await terminal.see('Echo: a␛]0;owned␇b␛[2Jc');
    expect(terminal.title()).not.toContain('owned');
  });

  test('an app without a terminal is read line by line', async () => {
    const input = 'connections\nnonsense\n';
    const app = await bench.discover(['interactive'], { input });
    expect(app.code).toBe(2);
    expect(app.stderr).toContain('unknown command "nonsense"');
    expect(app.stderr).not.toContain('    at ');
  });
});
