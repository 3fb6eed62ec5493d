import { CliError } from '../errors/cli-error.js';

/** Whether a word is the option that names a connection, which nothing but the place before the tool has. */
export function namesConnection(word: string): boolean {
  return /^(-c|--connection)(=|$)/.test(word);
}

/** The mistake of naming the connection after the tool. `invocation`: what is typed before the tool's name. */
export function misplacedConnection(invocation: string, tool: string): CliError {
  return new CliError('USAGE_ERROR', "Put -c before the tool's name.", {
    hint: `${invocation} -c <connection> ${tool} [arguments]`,
  });
}
