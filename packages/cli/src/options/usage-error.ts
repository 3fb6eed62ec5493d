import { CliError } from '../errors/cli-error.js';

/** A command line that cannot be read. */
export function usageError(problem: string): CliError {
  return new CliError('USAGE_ERROR', problem, { hint: 'Add --help to see the options.' });
}
