import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { CommandLineIo } from '../io/command-line-io.js';

/** Whether what a word names can only be read as it comes: standard input, a pipe such as `<(…)`, a terminal. */
export async function comesOnce(
  source: string,
  { cwd }: Pick<CommandLineIo, 'cwd'>,
): Promise<boolean> {
  if (source === '-') return true;
  return stat(resolve(cwd, source)).then(
    (found) => found.isFIFO() || found.isCharacterDevice() || found.isSocket(),
    // Whoever reads it says so.
    () => false,
  );
}
