import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasTmux, type Tmux } from '../start-tmux.js';
import { createStage, type Stage } from './create-stage.js';
import { startApp } from './start-app.js';

const down = 65;
const flags = '#{mouse_standard_flag} #{mouse_sgr_flag} #{mouse_any_flag}';

function modes(terminal: Tmux): string {
  return terminal.run('display-message', '-p', '-t', 'it', flags).trim();
}

/** The cell where a text begins, counted from 1 as terminals do. */
function find(text: string, terminal: Tmux): { column: number; row: number } {
  const lines = terminal.screen().split('\n');
  const row = lines.findIndex((line) => line.includes(text));
  expect(row, `${text} on\n${lines.join('\n')}`).toBeGreaterThanOrEqual(0);
  return { column: (lines[row]?.indexOf(text) ?? 0) + 1, row: row + 1 };
}

function report(button: number, { at, terminal }: { at: string; terminal: Tmux }): void {
  const { column, row } = find(at, terminal);
  const end = button === 0 ? `\u001b[<${button};${column};${row}m` : '';
  terminal.write(`\u001b[<${button};${column};${row}M${end}`);
}

async function start(stage: Stage, words: readonly string[]) {
  const terminal = startApp(stage.bench, { columns: 120, rows: 30, words });
  await terminal.see('Connected to display');
  return terminal;
}

describe.skipIf(!hasTmux)('--mouse', { timeout: 120_000 }, () => {
  test('click and wheel do what they point at, and nothing of them is typed', async () => {
    await using stage = await createStage({ isConnected: true });
    using terminal = await start(stage, ['--mouse; echo "ended with $?"']);
    expect(modes(terminal)).toMatch(/^1 1/);
    const click = (at: string) => report(0, { at, terminal });
    click('hold Goes');
    await terminal.see(/› +2 +hold/);
    click('hold Goes');
    await terminal.see('▸ Call hold');
    click('esc back');
    await terminal.see('▸ Tools of');
    report(down, { at: 'Tools of', terminal });
    await terminal.see(/› +5 /);
    click('i command');
    await terminal.see('esc panes');
    // A report that comes in pieces, and a key at its end.
    const { column, row } = find('esc panes', terminal);
    terminal.write('\u001b[<');
    terminal.write(`0;${column};${row}`);
    terminal.write('Mq');
    await terminal.see('ended with 0');
    expect(modes(terminal)).toMatch(/^0 0/);
    expect(terminal.screen()).not.toContain('[<');
  });

  test('it is given back when the app is ended from outside', async () => {
    await using stage = await createStage({ isConnected: true });
    using terminal = await start(stage, ['--mouse; echo "ended with $?"']);
    const pid = terminal.run('display-message', '-p', '-t', 'it', '#{pane_pid}').trim();
    const children = await readFile(join('/proc', pid, 'task', pid, 'children'), 'utf8');
    process.kill(Number(children.trim()), 'SIGTERM');
    await terminal.see(/ended with \d+/);
    expect(modes(terminal)).toMatch(/^0 0/);
  });

  test('without it the mouse is the terminal’s', async () => {
    await using stage = await createStage({ isConnected: true });
    using terminal = await start(stage, []);
    expect(modes(terminal)).toBe('0 0 0');
  });
});
