import { spawnSync } from 'node:child_process';
import { waitFor } from '@nanda/testing';

/** A tmux server of the test's own, with one window. */
export interface OwnTmux extends Disposable {
  /** Runs a command of tmux and gives what it prints. */
  run(...words: readonly string[]): string;
  screen(): string;
  /** Waits until the screen shows it. */
  see(text: string): Promise<void>;
}

let count = 0;

/** Whether there is a tmux on this machine. */
export const hasTmux = spawnSync('tmux', ['-V']).status === 0;

/** Starts a tmux, with commands for it to begin with, in which `command` (of the shell) is run. */
export function startOwnTmux({
  command,
  settings = [],
  env = {},
}: {
  command: string;
  settings?: readonly (readonly string[])[];
  env?: Readonly<Record<string, string>>;
}): OwnTmux {
  const server = `nanda-abilities-${process.pid}-${(count += 1)}`;
  const run = (...words: readonly string[]): string => {
    const { status, stdout, stderr } = spawnSync('tmux', ['-L', server, ...words], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], TERM: 'xterm-256color', ...env },
    });
    if (status !== 0) throw new Error(`tmux ${words[0]}: ${stderr}`);
    return stdout;
  };
  const begin = ['-f', '/dev/null', 'new-session', '-d', '-s', 'it', '-x', '200', '-y', '20'];
  run(...begin, 'sh');
  for (const words of settings) run(...words);
  const screen = () => run('capture-pane', '-p', '-t', 'it').trimEnd();
  // The window is kept, so that what was written can be looked at.
  run('respawn-pane', '-k', '-t', 'it', `${command}; exec sleep 600`);
  return {
    run,
    screen,
    async see(text) {
      await waitFor(() => screen().includes(text), {
        description: `${text} in tmux`,
        timeout: 15_000,
      });
    },
    [Symbol.dispose]: () => void spawnSync('tmux', ['-L', server, 'kill-server']),
  };
}
