import { spawn } from 'node:child_process';
import type { CommandLineIo } from '../io/command-line-io.js';

export interface PageTextOptions {
  readonly io: Pick<CommandLineIo, 'stdout' | 'env' | 'onStopRequest'>;
  /** The command of the pager, for a shell. */
  readonly pager: string;
}

/**
 * Shows text in a pager and waits until it is closed. Ctrl-C meanwhile is the pager's own.
 *
 * @returns whether there was such a pager; where not, nothing has been shown
 */
export async function pageText(text: string, { io, pager }: PageTextOptions): Promise<boolean> {
  const { fd } = io.stdout;
  if (fd === undefined) return false;
  const release = io.onStopRequest(() => undefined);
  try {
    const child = spawn(pager, {
      shell: true,
      stdio: ['pipe', fd, 'inherit'],
      env: { ...io.env, LESSCHARSET: io.env['LESSCHARSET'] ?? 'utf-8' },
    });
    // It may be closed before all was read.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(`${text}\n`);
    const code = await new Promise<number | null>((resolve) => {
      child.once('error', () => resolve(127));
      child.once('close', resolve);
    });
    // What a shell says of a command that is not there, or cannot be run.
    return code !== 127 && code !== 126;
  } finally {
    release();
  }
}
