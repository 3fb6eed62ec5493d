import { nearestName } from '@nanda/terminal';
import { CliError } from '../errors/cli-error.js';
import type { Configuration } from './configuration.js';
import { isMembers } from './is-members.js';

/** @throws CliError `USAGE_ERROR` where the profile is not there, with the nearest name. */
export function requireProfile({
  profile = '',
  isUnknown,
  content,
}: Pick<Configuration, 'profile' | 'isUnknown' | 'content'>): void {
  if (isUnknown !== true) return;
  const known = isMembers(content['profiles']) ? Object.keys(content['profiles']) : [];
  const nearest = nearestName(profile, known);
  const others = known.length === 0 ? '' : `There are: ${[...known, 'default'].join(', ')}. `;
  const meant = nearest === undefined ? others : `Did you mean ${nearest}? `;
  throw new CliError('USAGE_ERROR', `There is no profile "${profile}".`, {
    details: { profile, ...(nearest !== undefined && { nearest }) },
    hint: `${meant}A new one begins with its first setting: nanda config set --profile ${profile} <setting> <value>`,
  });
}
