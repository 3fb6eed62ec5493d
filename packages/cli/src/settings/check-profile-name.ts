import { CliError } from '../errors/cli-error.js';
import { isProfileName } from './is-profile-name.js';

/** @throws CliError `USAGE_ERROR` for what cannot be the name of a profile. */
export function checkProfileName(name: string): void {
  if (isProfileName(name)) return;
  throw new CliError('USAGE_ERROR', `"${name.slice(0, 60)}" is no name of a profile.`, {
    hint: 'It has small letters, digits, - and _ only, as in: work',
  });
}
