import { spawn, spawnSync } from 'node:child_process';
import { frameEnd } from './frame-end.js';

/** A terminal that answers what a real one answers at once, with nothing between the keys and the program. */
export interface OpenTerminal extends Disposable {
  write(keys: string): void;
  /** Milliseconds from the keys to the moment when what is looked for has been written to the screen since. */
  time(keys: string, until: string | RegExp): Promise<number>;
  /** Waits until it is written, from now on or since the last keys. Gives the time, as `performance.now()` does. */
  seen(until: string | RegExp): Promise<number>;
  /** All that was written to the screen since the last keys, without its colours. */
  written(): string;
}

export interface OpenTerminalOptions {
  /** For a shell. */
  readonly command: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly columns: number;
  readonly rows: number;
  /** Longest wait for anything, in milliseconds. @default 30_000 */
  readonly timeout?: number;
}

/** Whether there is what makes a pseudo-terminal: `script`, as Linux has it. */
export const hasTerminal =
  process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;

const question = '\u001b]11;?';
const answer = '\u001b]11;rgb:0000/0000/0000\u001b\\\u001b[?62;c';

function stripColors(text: string): string {
  return text.replaceAll(/\u001b\[[\d;]*m/g, '');
}

/** Runs a command in a pseudo-terminal, to measure how long it takes until it shows something. */
export function openTerminal(options: OpenTerminalOptions): OpenTerminal {
  const { command, env, columns, rows, timeout = 30_000 } = options;
  const sized = `stty cols ${columns} rows ${rows}; exec ${command}`;
  const child = spawn('script', ['-qfec', sized, '/dev/null'], {
    env: { ...env, SHELL: '/bin/sh', TERM: 'xterm-256color' },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  let written = '';
  let look: (() => void) | undefined;
  child.stdin.on('error', () => undefined);
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (text.includes(question)) child.stdin.write(answer);
    written += text;
    look?.();
  });

  function seen(until: string | RegExp): Promise<number> {
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    const timer = setTimeout(() => {
      reject(new Error(`${String(until)} was not written:\n${JSON.stringify(written)}`));
    }, timeout);
    look = () => {
      // Not before its frame has ended is anything on the screen.
      const plain = stripColors(written.slice(0, written.lastIndexOf(frameEnd) + frameEnd.length));
      if (!(typeof until === 'string' ? plain.includes(until) : until.test(plain))) return;
      resolve(performance.now());
    };
    look();
    return promise.finally(() => {
      clearTimeout(timer);
      look = undefined;
    });
  }

  function write(keys: string): void {
    written = '';
    child.stdin.write(keys);
  }

  return {
    write,
    seen,
    written: () => stripColors(written),
    async time(keys, until) {
      const began = performance.now();
      write(keys);
      return (await seen(until)) - began;
    },
    [Symbol.dispose]() {
      child.kill('SIGKILL');
    },
  };
}
