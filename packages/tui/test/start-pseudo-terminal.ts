import { spawn, spawnSync } from 'node:child_process';
import { waitFor } from '@nanda/testing';

/** A pseudo-terminal with a command in it, of which the test is the person and the screen. */
export interface PseudoTerminal extends Disposable {
  /** All that was written to the screen. */
  written(): string;
  /** Bytes as if they were typed, or answered. */
  send(bytes: string): void;
  /** Waits until something was written. */
  see(text: string): Promise<void>;
  /** The exit code of the command. */
  readonly end: Promise<number | null>;
}

/** Whether there is what makes a pseudo-terminal: `script`, as Linux has it. */
export const hasPseudoTerminal =
  process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;

/** Runs a command of the shell in a pseudo-terminal. */
export function startPseudoTerminal(
  command: string,
  { env }: { env: Readonly<Record<string, string | undefined>> },
): PseudoTerminal {
  const child = spawn('script', ['-qfec', command, '/dev/null'], {
    env: { PATH: process.env['PATH'], SHELL: '/bin/sh', ...env },
    stdio: 'pipe',
  });
  let written = '';
  child.stdout.on('data', (data: Buffer) => (written += data.toString()));
  child.stderr.on('data', (data: Buffer) => (written += data.toString()));
  child.stdin.on('error', () => undefined);
  return {
    written: () => written,
    send: (bytes) => void child.stdin.write(bytes),
    async see(text) {
      await waitFor(() => written.includes(text), {
        description: `${JSON.stringify(text)} on the screen`,
        timeout: 15_000,
      });
    },
    end: new Promise((resolve) => child.once('close', resolve)),
    [Symbol.dispose]: () => void child.kill('SIGKILL'),
  };
}
