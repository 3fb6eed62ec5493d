import { fileURLToPath } from 'node:url';
import { serverEverythingCommand, waitFor } from '@nanda/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorkbench, type Workbench } from './create-workbench.js';
import { hasTmux, startTmux } from './start-tmux.js';

const nanda = `'${process.execPath}' '${fileURLToPath(new URL('../bin/nanda.js', import.meta.url))}'`;

let bench: Workbench;
beforeAll(async () => {
  bench = await createWorkbench();
  const { command, args } = serverEverythingCommand();
  await bench.nanda(['servers', 'add', 'everything', '--', command, ...args]);
  await bench.nanda(['connect', 'everything', '--as', 'all']);
  await bench.nanda(['connect', 'Analytics', '--as', 'lab']);
}, 60_000);
afterAll(() => bench[Symbol.asyncDispose](), 30_000);

const open = (columns: number, env: Record<string, string> = {}) =>
  startTmux({ env: { ...bench.env, NO_COLOR: '1', ...env }, columns });

describe.skipIf(!hasTmux)('in a real terminal', { timeout: 60_000 }, () => {
  test.each([
    [80, /^analyze {2}█+░+ \d+\/30 \d\.\d s\n {2}Step \d+ of 30/m],
    [40, /^analyze {2}█+░+ \d+\/30 \d\.\d s\n {2}Step \d+ of 30/m],
  ])(
    'stream has a card at %i columns, which leaves the log and the result',
    async (columns, card) => {
      using terminal = open(columns);
      terminal.type(`clear; ${nanda} stream lab/analyze durationMs=3000 steps=30; echo rc $?`);
      await terminal.see(card);
      const screen = await terminal.see('rc 0');
      expect(screen).toMatch(
        /info: analytics: Analyzing sample\ninfo: analytics: Analyzed sample\nAnalyzed sample in 30 steps\.\nrc 0/,
      );
      expect(screen).not.toContain('█');
      expect(screen).not.toContain('Step');
    },
  );

  test('exec has one line, which leaves nothing', async () => {
    using terminal = open(40);
    const words = 'all/trigger-long-running-operation duration=2 steps=2';
    terminal.type(`clear; ${nanda} exec ${words}; echo rc $?`);
    await terminal.see(/^trigger-long-run\S*… {2}\S+ 1\/2 \d\.\d s$/m);
    const screen = await terminal.see('rc 0');
    expect(screen).toMatch(/^Long running operation completed\./m);
    expect(screen).not.toContain('█');
  });

  test('Ctrl-C is heard, and the service is told', async () => {
    using terminal = open(80);
    const known = bench.services.analyticsRuns.length;
    terminal.type(`clear; ${nanda} exec lab/analyze durationMs=60000; echo rc $?`);
    const run = await waitFor(() => bench.services.analyticsRuns[known], {
      description: 'the analysis to run',
      timeout: 15_000,
    });
    await terminal.see(/analyze {2}.*\d s/);
    terminal.press('C-c');
    const screen = await terminal.see('rc 130');
    expect(screen).toContain('error: Cancelled; the service was told.');
    await waitFor(() => run.state === 'cancelled', { description: 'the service to stop' });
  });

  test('an image is saved, and where is said', async () => {
    using terminal = open(100, { TMPDIR: bench.directory });
    terminal.type(`clear; ${nanda} exec all/get-tiny-image`);
    const screen = await terminal.see('The image above');
    expect(screen.replaceAll('\n', '')).toContain(`saved to ${bench.directory}/nanda-`);
  });

  test('a long text is in a pager, and a short one is not', async () => {
    using terminal = open(80, {
      LONG: Array.from({ length: 60 }, (_, n) => `row ${n + 1}`).join('\n'),
    });
    terminal.type(`clear; ${nanda} exec all/echo --message "$LONG"`);
    const first = await terminal.see('row 20');
    expect(first).toContain('Echo: row 1');
    expect(first).not.toContain('row 30');
    terminal.press('q');
    terminal.type(`clear; ${nanda} exec all/echo --message "$LONG" --no-pager; echo rc $?`);
    await terminal.see(/row 60\nrc 0/);
  });
});
