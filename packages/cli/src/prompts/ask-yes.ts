import type { CommandLineIo } from '../io/command-line-io.js';
import { askLine } from './ask-line.js';

/** Asks a question that is answered with yes or no; an empty answer is no. @throws CliError `CANCELLED` */
export async function askYes(
  io: Pick<CommandLineIo, 'stdin' | 'stderr' | 'onStopRequest'>,
  { question }: { readonly question: string },
): Promise<boolean> {
  for (;;) {
    const answer = (await askLine(io, { question: `${question} [y/N]` })).trim().toLowerCase();
    if (answer === 'y' || answer === 'yes') return true;
    if (answer === '' || answer === 'n' || answer === 'no') return false;
    io.stderr.write('Please answer y or n.\n');
  }
}
