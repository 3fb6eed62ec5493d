import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { CommandLineIo } from '../io/command-line-io.js';

export interface WatchLinesOptions {
  /** Is given every line that is not blank, without the blanks around it. */
  readonly onLine: (line: string) => void;
  /** Ctrl-C, which no signal tells of while keys are read. */
  readonly onInterrupt: () => void;
}

/**
 * Reads what is pasted while something else is waited for; nothing of it is shown.
 *
 * @returns what ends it
 */
export function watchLines(
  { stdin }: Pick<CommandLineIo, 'stdin'>,
  { onLine, onInterrupt }: WatchLinesOptions,
): () => void {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: nowhere, terminal: true });
  lines.on('line', (text) => {
    const line = text.trim();
    if (line !== '') onLine(line);
  });
  lines.on('SIGINT', onInterrupt);
  return () => lines.close();
}
