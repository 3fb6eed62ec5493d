import type { CommandLineIo } from '../io/command-line-io.js';
import { askLine } from './ask-line.js';

export interface AskYesOptions {
  readonly question: string;
  /** What an empty answer says. @default false */
  readonly isYes?: boolean | undefined;
}

/** Asks a question that is answered with yes or no. @throws CliError `CANCELLED` */
export async function askYes(
  io: Pick<CommandLineIo, 'stdin' | 'stderr' | 'onStopRequest'>,
  { question, isYes = false }: AskYesOptions,
): Promise<boolean> {
  for (;;) {
    const choices = isYes ? '[Y/n]' : '[y/N]';
    const answer = (await askLine(io, { question: `${question} ${choices}` })).trim().toLowerCase();
    if (answer === 'y' || answer === 'yes') return true;
    if (answer === 'n' || answer === 'no') return false;
    if (answer === '') return isYes;
    io.stderr.write('Please answer y or n.\n');
  }
}
