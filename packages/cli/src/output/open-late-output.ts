import type { CommandLineIo } from '../io/command-line-io.js';
import { createOutput } from './create-output.js';
import type { Output } from './output.js';
import { readOutputOptions } from './read-output-options.js';

/** Where a command writes whose options stood among somebody else's words. */
export interface LateOutput {
  readonly io: CommandLineIo;
  readonly output: Output;
  /** Resolves when all of it is written. */
  close(): Promise<void>;
  /** The same where the command has failed: an `--output` stays what it was. */
  discard(): Promise<void>;
}

/**
 * Opens the output that options ask for which were read late.
 *
 * @param late those that stood among the words: an `--output` before them is open already
 * @throws CliError `USAGE_ERROR`
 */
export async function openLateOutput(
  standardIo: CommandLineIo,
  {
    early,
    late,
  }: {
    readonly early: Readonly<Record<string, unknown>>;
    readonly late: Readonly<Record<string, unknown>>;
  },
): Promise<LateOutput> {
  const path = late['output'];
  const file =
    typeof path === 'string'
      ? await (await import('./open-output-file.js')).openOutputFile(standardIo, path)
      : undefined;
  const io = file?.io ?? standardIo;
  const output = await createOutput(io, readOutputOptions({ ...early, ...late }, io));
  return {
    io,
    output,
    async close() {
      await file?.close();
    },
    async discard() {
      await file?.discard();
    },
  };
}
