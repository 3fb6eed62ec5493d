import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { usageError } from '../options/usage-error.js';
import type { CommandLineIo } from '../io/command-line-io.js';

export interface RunBesideOptions {
  readonly io: CommandLineIo;
  /** What it finds in its environment beside ours. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether its standard output goes to our standard error, because ours is for a document. */
  readonly isAside: boolean;
}

/**
 * Runs a command to its end, with our standard streams, and gives its exit code; 128 and the number of the signal where
 * one ended it. Ctrl-C is for the command: we end when it does.
 *
 * @throws CliError `USAGE_ERROR` for a command that cannot be started.
 */
export async function runBeside(
  [file = '', ...words]: readonly string[],
  { io, env, isAside }: RunBesideOptions,
): Promise<number> {
  const child = spawn(file, words, {
    cwd: io.cwd,
    env: { ...io.env, ...env },
    stdio: ['inherit', isAside ? 2 : 'inherit', 'inherit'],
  });
  const release = io.onStopRequest(() => {
    // A terminal tells all of its group; a signal that was sent to us alone is handed on.
    if (!process.stdin.isTTY) child.kill('SIGINT');
  });
  try {
    return await new Promise<number>((resolve, reject) => {
      child.once('error', (error: NodeJS.ErrnoException) => {
        reject(usageError(`${file} cannot be started (${error.code}).`));
      });
      child.once('close', (code, signal) => {
        resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
      });
    });
  } finally {
    release();
  }
}
