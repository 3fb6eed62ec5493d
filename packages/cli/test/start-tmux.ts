import { spawnSync } from 'node:child_process';
import { waitFor } from '@nanda/testing';

export interface TmuxOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** @default 80 */
  readonly columns?: number;
  /** @default 24 */
  readonly rows?: number;
}

/** A real terminal with a shell in it. */
export interface Tmux extends Disposable {
  /** Types a line, and Enter. */
  type(line: string): void;
  /** Types it, without Enter. */
  write(text: string): void;
  /** Presses keys by tmux's names: `Tab`, `C-c`, `Enter`. */
  press(...keys: readonly string[]): void;
  /** What the screen shows, without the blanks at the ends of its lines. */
  screen(): string;
  /** The title that programs have given to the terminal. */
  title(): string;
  resize(size: { columns: number; rows: number }): void;
  /** Runs a command of tmux, and gives what it prints. */
  run(...words: readonly string[]): string;
  /** Waits until the screen shows what is looked for, and gives the whole of it. */
  see(text: string | RegExp): Promise<string>;
}

let count = 0;

/** Whether there is a tmux on this machine. */
export const hasTmux = spawnSync('tmux', ['-V']).status === 0;

/** Opens a terminal of a known size; the shell's prompt is `$ `. */
export function startTmux({ env, columns = 80, rows = 24 }: TmuxOptions): Tmux {
  const server = `nanda-test-${process.pid}-${(count += 1)}`;
  const tmux = (...words: readonly string[]): string => {
    const { status, stdout, stderr } = spawnSync('tmux', ['-L', server, ...words], {
      encoding: 'utf8',
      env: { ...process.env, ...env, PS1: '$ ', TMUX: '' },
    });
    if (status !== 0) throw new Error(`tmux ${words[0]}: ${stderr}`);
    return stdout;
  };
  const size = ['-x', String(columns), '-y', String(rows)];
  tmux('-f', '/dev/null', 'new-session', '-d', '-s', 'it', ...size, 'bash --norc --noprofile');
  const screen = () => tmux('capture-pane', '-p', '-t', 'it').replace(/\s+$/, '');
  return {
    type(line) {
      tmux('send-keys', '-t', 'it', '-l', line);
      tmux('send-keys', '-t', 'it', 'Enter');
    },
    write: (text) => void tmux('send-keys', '-t', 'it', '-l', text),
    press: (...keys) => void tmux('send-keys', '-t', 'it', ...keys),
    screen,
    title: () => tmux('display-message', '-p', '-t', 'it', '#{pane_title}').trim(),
    resize: ({ columns: width, rows: height }) =>
      void tmux('resize-window', '-t', 'it', '-x', String(width), '-y', String(height)),
    run: tmux,
    async see(text) {
      let shown = '';
      await waitFor(
        () => {
          shown = screen();
          return typeof text === 'string' ? shown.includes(text) : text.test(shown);
        },
        { description: `the screen to show ${String(text)}`, timeout: 15_000 },
      ).catch((cause: unknown) => {
        throw new Error(`${String(text)} is not on the screen:\n${shown}`, { cause });
      });
      return shown;
    },
    [Symbol.dispose]: () => void spawnSync('tmux', ['-L', server, 'kill-server']),
  };
}
