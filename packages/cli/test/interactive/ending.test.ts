import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { waitFor } from '@nanda/testing';
import { describe, expect, test } from 'vitest';
import { hasTmux, startTmux, type Tmux } from '../start-tmux.js';
import { createStage, type Stage } from './create-stage.js';
import { appEnvironment } from './app-environment.js';

const binary = fileURLToPath(new URL('../../bin/nanda-discover.js', import.meta.url));

/** What each program leaves as it found it: the second screen, the cursor, pasting in brackets, the wheel as keys. */
const modes = [
  ['1049', 'l'],
  ['25', 'h'],
  ['2004', 'l'],
  // As it was, which is not everywhere off.
  ['1007', 'r'],
] as const;

/** The app, started by a script that notes how the terminal was before and is after it, and all that is written to it. */
async function watch(stage: Stage, { preload = '' } = {}) {
  const at = (name: string) => join(stage.bench.directory, name);
  await writeFile(at('preload.mjs'), preload);
  const app = `'${process.execPath}' --import '${at('preload.mjs')}' '${binary}' interactive`;
  await writeFile(
    at('run.sh'),
    `cd '${stage.bench.directory}'
     stty -a > before
     sh -c "echo \\$\\$ > pid; exec ${app}"
     echo "ended with $?"
     stty -a > after\n`,
  );
  const env = appEnvironment(stage.bench);
  const terminal = startTmux({ env, columns: 100, rows: 30 });
  terminal.run('pipe-pane', '-t', 'it', `cat > '${at('written')}'`);
  terminal.type(`clear; sh '${at('run.sh')}'`);
  await terminal.see('Connected to display');
  return { terminal, at, [Symbol.dispose]: () => terminal[Symbol.dispose]() };
}

async function expectAsItWas({ terminal, at }: { terminal: Tmux; at: (name: string) => string }) {
  await terminal.see(/ended with \d+\n.*[$#]$/);
  expect(await readFile(at('after'), 'utf8')).toBe(await readFile(at('before'), 'utf8'));
  const format = '#{alternate_on} #{cursor_flag} #{keypad_cursor_flag} #{mouse_any_flag}';
  expect(terminal.run('display-message', '-p', '-t', 'it', format).trim()).toBe('0 1 0 0');
  // What the shell does behind it is its own affair.
  const [written = ''] = (await readFile(at('written'), 'utf8')).split('ended with');
  for (const [mode, end] of modes) {
    const last = Array.from(written.matchAll(new RegExp(`\\u001b\\[\\?${mode}([hlr])`, 'g'))).at(
      -1,
    );
    expect({ mode, end: last?.[1] }).toEqual({ mode, end });
  }
}

describe.skipIf(!hasTmux)('the end', { timeout: 120_000 }, () => {
  test('Ctrl-C cancels at the service, the second one quits', async () => {
    await using stage = await createStage({ isConnected: true, eras: ['legacy'] });
    using app = await watch(stage);
    app.terminal.type('call hold');
    await app.terminal.see('Step 3 of 10');
    app.terminal.press('C-c');
    await waitFor(() => stage.held[0]?.isCancelled, { description: 'the service to be told' });
    const methods = stage.display.requests.map(({ rpcMethod }) => rpcMethod);
    expect(methods).toContain('notifications/cancelled');
    await app.terminal.see('Cancelled');
    app.terminal.press('C-c');
    await expectAsItWas(app);
    expect(app.terminal.screen()).toMatch(/^> call hold\n(?:.*\n)*ended with 0/m);
  });

  test('with nothing that runs, the first Ctrl-C says that the second one quits', async () => {
    await using stage = await createStage({ isConnected: true });
    using app = await watch(stage);
    app.terminal.press('C-c');
    await app.terminal.see('Ctrl-C again to quit');
    app.terminal.press('C-c');
    await expectAsItWas(app);
  });

  test('the last lines are left behind', async () => {
    await using stage = await createStage({ isConnected: true });
    using app = await watch(stage);
    app.terminal.type('call show');
    await app.terminal.see('Three cakes');
    app.terminal.type('quit');
    await expectAsItWas(app);
    expect(app.terminal.screen()).toMatch(
      /> call show\nThree cakes are ready\.\nThe fourth is in the oven\.\n[^]*ended with 0/,
    );
  });

  test('SIGTERM', async () => {
    await using stage = await createStage({ isConnected: true });
    using app = await watch(stage);
    app.terminal.type('call hold');
    await app.terminal.see('Step 3 of 10');
    process.kill(Number(await readFile(app.at('pid'), 'utf8')), 'SIGTERM');
    await expectAsItWas(app);
    await waitFor(() => stage.held[0]?.isCancelled, { description: 'the service to be told' });
  });

  test('a fault of its own', async () => {
    await using stage = await createStage({ isConnected: true });
    const preload = "process.on('SIGUSR2', () => { throw new Error('a fault of its own'); });";
    using app = await watch(stage, { preload });
    process.kill(Number(await readFile(app.at('pid'), 'utf8')), 'SIGUSR2');
    await expectAsItWas(app);
    expect(app.terminal.screen()).toMatch(/a fault of its own[^]*ended with [1-9]/);
  });
});
