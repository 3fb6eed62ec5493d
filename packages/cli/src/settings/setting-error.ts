import { CliError } from '../errors/cli-error.js';

/** A setting that cannot be used as it stands. `problem` is a sentence. @param given What had it: `timeout in …/config.json` */
export function settingError(
  problem: string,
  { given, hint }: { readonly given: string; readonly hint?: string | undefined },
): CliError {
  return new CliError('USAGE_ERROR', `${given} ${problem}`, { hint });
}
