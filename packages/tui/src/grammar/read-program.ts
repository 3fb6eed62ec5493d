import { OpenQuoteError, splitWords } from '@nanda/terminal';
import { CommandError } from '../session/command-error.js';

/**
 * Reads a program and its arguments as a shell reads words; variables, `~` and `*` stay as they are.
 *
 * @throws {CommandError}
 */
export function readProgram(text: string): readonly [string, ...string[]] {
  const [command, ...args] = wordsOf(text);
  if (command !== undefined && command !== '') return [command, ...args];
  throw new CommandError('there is no command after --', {
    hint: 'connect -- npx -y @modelcontextprotocol/server-everything',
  });
}

function wordsOf(text: string): string[] {
  try {
    return splitWords(text);
  } catch (error) {
    if (!(error instanceof OpenQuoteError)) throw error;
    throw new CommandError('a quote of the command is not closed', {
      hint: 'the same with the quote closed',
      cause: error,
    });
  }
}
