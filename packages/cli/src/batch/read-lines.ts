import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { usageError } from '../options/usage-error.js';
import type { CommandLineIo } from '../io/command-line-io.js';

/**
 * The lines of a file, or of standard input for `-`, as they are read, until the signal: an input that stays open would
 * keep the process.
 *
 * @throws CliError `USAGE_ERROR` where it cannot be read
 */
export async function* readLines(
  source: string,
  io: Pick<CommandLineIo, 'stdin' | 'cwd'>,
  { signal }: { readonly signal: AbortSignal },
): AsyncGenerator<string, void, undefined> {
  const input = source === '-' ? io.stdin : createReadStream(resolve(io.cwd, source));
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  const onAbort = () => lines.close();
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    yield* lines;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw usageError(`${source} cannot be read (${code}).`);
  } finally {
    signal.removeEventListener('abort', onAbort);
    lines.close();
    if (source !== '-' && 'destroy' in input) (input as { destroy(): void }).destroy();
  }
}
