import { CliError } from '../errors/cli-error.js';
import type { RegistryPlace } from './registry-place.js';

/** A registry that cannot be used as it was written. `problem` is a sentence. */
export function registryUsageError(
  problem: string,
  { title, hint, cause }: Pick<RegistryPlace, 'title'> & { hint: string; cause?: unknown },
): CliError {
  const message = title === undefined ? problem : `${title}: ${problem}`;
  return new CliError('USAGE_ERROR', message, { hint, cause });
}
