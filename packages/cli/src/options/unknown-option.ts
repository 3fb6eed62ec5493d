import { nearestName } from '@nanda/terminal';
import type { CliError } from '../errors/cli-error.js';
import type { OptionTable } from './option-table.js';
import { usageError } from './usage-error.js';

/** Says that there is no such option, and which one may have been meant. `given`: with its dashes. */
export function unknownOption(given: string, options: OptionTable): CliError {
  const nearest = nearestName(given.replace(/^-+/, ''), Object.keys(options));
  const suggestion = nearest === undefined ? '' : ` Did you mean --${nearest}?`;
  return usageError(`There is no option ${given}.${suggestion}`);
}
