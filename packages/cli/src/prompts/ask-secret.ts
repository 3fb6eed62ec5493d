import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { CliError } from '../errors/cli-error.js';
import type { CommandLineIo } from '../io/command-line-io.js';

/** Asks for something that nobody may read over a shoulder: what is typed is not shown. @throws CliError `CANCELLED` on Ctrl-C, a signal to stop, and where the input ends */
export function askSecret(
  { stdin, stderr, onStopRequest }: Pick<CommandLineIo, 'stdin' | 'stderr' | 'onStopRequest'>,
  { question }: { readonly question: string },
): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  stderr.write(`${question} `);
  const lines = createInterface({ input: stdin, output: nowhere, terminal: true });
  return new Promise((resolve, reject) => {
    let answer: string | undefined;
    lines.on('SIGINT', () => lines.close());
    const release = onStopRequest(() => lines.close());
    lines.once('close', () => {
      release();
      stderr.write('\n');
      if (answer !== undefined) resolve(answer);
      else reject(new CliError('CANCELLED', 'Nothing was answered.'));
    });
    lines.once('line', (line) => {
      answer = line;
      lines.close();
    });
  });
}
