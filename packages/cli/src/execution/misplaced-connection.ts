import { CliError } from '../errors/cli-error.js';
import { toolWord } from './tool-word.js';

/** Whether a word is the option that names a connection, which nothing but the place before the tool has. */
export function namesConnection(word: string): boolean {
  return /^(-c|--connection)(=|$)/.test(word);
}

export interface MisplacedConnectionOptions {
  /** What is typed before the tool's name. */
  readonly invocation: string;
  readonly tool: string;
  /** Among which the option stands. */
  readonly words: readonly string[];
}

/** The mistake of naming the connection after the tool. */
export function misplacedConnection({
  invocation,
  tool,
  words,
}: MisplacedConnectionOptions): CliError {
  const index = words.findIndex(namesConnection);
  const [, attached] = /=(.+)$/s.exec(words[index] ?? '') ?? [];
  const connection = attached ?? words[index + 1] ?? '<connection>';
  return new CliError('USAGE_ERROR', "Put -c before the tool's name.", {
    hint: `${invocation} -c ${connection} ${toolWord(tool)} [arguments]`,
  });
}
