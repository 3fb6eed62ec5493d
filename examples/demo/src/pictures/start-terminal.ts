import { spawnSync } from 'node:child_process';
import { waitFor } from '@nanda/testing';

/** Options of {@link startTerminal}. */
export interface StartTerminalOptions {
  /** The program and its arguments. */
  readonly words: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly columns: number;
  readonly rows: number;
}

/** What stands on the screen at one moment. */
export interface Sight {
  /** With its colours. */
  readonly lines: readonly string[];
  /** From 0; undefined where it is hidden. */
  readonly cursor: { readonly column: number; readonly row: number } | undefined;
}

/** A program in a real terminal. */
export interface Terminal extends Disposable {
  readonly columns: number;
  readonly rows: number;
  /** Presses keys, by tmux's names: `Tab`, `C-s`, `Enter`; `'text` is typed letter by letter. */
  press(...keys: readonly string[]): void;
  /** Waits until the screen shows it. @returns the very screen that did */
  see(text: string | RegExp): Promise<Sight>;
  /** Waits until the screen shows it and nothing changes any more. */
  rest(text: string | RegExp): Promise<Sight>;
}

const timeout = 20_000;

let count = 0;

/** Starts a program in a tmux of its own, whose socket lies in the home of the environment. */
export function startTerminal({ words, env, columns, rows }: StartTerminalOptions): Terminal {
  // One that has just ended may still hold its socket.
  const socket = `${env['HOME']}/tmux-${(count += 1)}`;
  const tmux = (...parts: readonly string[]): string => {
    const { status, stdout, stderr } = spawnSync('tmux', ['-S', socket, ...parts], {
      encoding: 'utf8',
      env: { ...env, TERM: 'xterm-256color' },
    });
    if (status !== 0) throw new Error(`tmux ${parts[0]}: ${stderr}`);
    return stdout;
  };
  const size = ['-x', String(columns), '-y', String(rows)];
  tmux('-f', '/dev/null', 'new-session', '-d', '-s', 'it', ...size, 'sh');
  // A window takes its name for the terminal when it begins.
  tmux('set-option', '-g', 'default-terminal', 'tmux-256color');
  tmux('respawn-pane', '-k', '-t', 'it', ...words);

  const look = (): Sight => {
    const lines = tmux('capture-pane', '-e', '-p', '-t', 'it').split('\n').slice(0, rows);
    const place = tmux(
      'display-message',
      '-p',
      '-t',
      'it',
      '#{cursor_flag} #{cursor_x} #{cursor_y}',
    );
    const [flag, column = 0, row = 0] = place.trim().split(' ').map(Number);
    return { lines, cursor: flag === 1 ? { column, row } : undefined };
  };
  const shows = (sight: Sight, text: string | RegExp): boolean => {
    const shown = textOf(sight);
    return typeof text === 'string' ? shown.includes(text) : text.test(shown);
  };
  /** Looks until `isWanted`. @throws Error with what the screen shows instead */
  const lookUntil = async (
    isWanted: (sight: Sight) => boolean,
    { text, pause }: { text: string | RegExp; pause: number },
  ): Promise<Sight> => {
    let sight = look();
    try {
      return await waitFor(
        () => {
          sight = look();
          return isWanted(sight) && sight;
        },
        { description: `the screen to show ${text}`, timeout, interval: pause },
      );
    } catch (cause) {
      throw new Error(`There is no ${text} on the screen:\n${textOf(sight)}`, { cause });
    }
  };

  return {
    columns,
    rows,
    press(...keys) {
      for (const name of keys) {
        const isText = name.startsWith("'");
        tmux('send-keys', '-t', 'it', ...(isText ? ['-l', name.slice(1)] : [name]));
      }
    },
    see: (text) => lookUntil((sight) => shows(sight, text), { text, pause: 50 }),
    rest(text) {
      let before = '';
      const isStill = (sight: Sight): boolean => {
        const now = sight.lines.join('\n');
        const isSame = now === before;
        before = now;
        return isSame && shows(sight, text);
      };
      return lookUntil(isStill, { text, pause: 250 });
    },
    [Symbol.dispose]: () => void spawnSync('tmux', ['-S', socket, 'kill-server']),
  };
}

function textOf({ lines }: Sight): string {
  return lines.join('\n').replaceAll(/\u001B\[[\d;:]*m/g, '');
}
