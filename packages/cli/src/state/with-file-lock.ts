import { CliError } from '../errors/cli-error.js';
import { poll } from '../background/poll.js';
import { tryStartLock } from '../background/try-start-lock.js';

/** Milliseconds that a command waits for another one that writes the same file. */
const patience = 10_000;

/** Does something while nobody else does it to the same file. @throws CliError `FILE_BUSY` */
export async function withFileLock<Value>(
  file: string,
  work: () => Promise<Value>,
): Promise<Value> {
  const lock = `${file}.lock`;
  const release = await poll(() => tryStartLock(lock), { timeout: patience, interval: 10 });
  if (release === undefined) {
    throw new CliError('FILE_BUSY', `Another command has been writing ${file} for too long.`, {
      details: { lock },
      hint: 'Try again.',
      retryable: true,
    });
  }
  try {
    return await work();
  } finally {
    await release();
  }
}
