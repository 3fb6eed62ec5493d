import { createInterface } from 'node:readline';
import { sanitizeLine } from '@nanda/terminal';
import { CliError } from '../errors/cli-error.js';
import type { CommandLineIo } from '../io/command-line-io.js';

export interface AskLineOptions {
  /** What stands before the cursor; safe to show. */
  readonly question: string;
  /** What is in the line already, to be kept or changed; a stranger's too, it is made safe here. @default '' */
  readonly initial?: string | undefined;
}

/** Asks for a line on the terminal. @throws CliError `CANCELLED` on Ctrl-C, a signal to stop, and where the input ends */
export function askLine(
  { stdin, stderr, onStopRequest }: Pick<CommandLineIo, 'stdin' | 'stderr' | 'onStopRequest'>,
  { question, initial = '' }: AskLineOptions,
): Promise<string> {
  const lines = createInterface({ input: stdin, output: stderr, terminal: true });
  return new Promise((resolve, reject) => {
    let answer: string | undefined;
    lines.on('SIGINT', () => lines.close());
    const release = onStopRequest(() => lines.close());
    lines.once('close', () => {
      release();
      if (answer !== undefined) return resolve(answer);
      stderr.write('\n');
      reject(new CliError('CANCELLED', 'Nothing was answered.'));
    });
    lines.question(`${question} `, (line) => {
      answer = line;
      lines.close();
    });
    // A line feed would be Enter, and what a terminal acts on would be shown as it is.
    if (initial !== '') lines.write(sanitizeLine(initial));
  });
}
