import { OpenQuoteError, splitWords } from '@nanda/terminal';
import { CliError } from '../errors/cli-error.js';

/** The words of the line that an alias stands for, without the name of the program. @throws CliError `USAGE_ERROR` */
export function splitAlias(name: string, line: string): readonly string[] {
  try {
    const words = splitWords(line);
    return /^nanda(?:-discover)?$/.test(words[0] ?? '') ? words.slice(1) : words;
  } catch (error) {
    if (!(error instanceof OpenQuoteError)) throw error;
    throw new CliError('USAGE_ERROR', `The alias ${name} has a quote that is not closed.`, {
      hint: `Set it anew: nanda alias set ${name} '…'`,
      cause: error,
    });
  }
}
