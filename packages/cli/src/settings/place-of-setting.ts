import type { ConfigChange } from './change-config.js';
import type { Configuration } from './configuration.js';

/** Where a setting is written in `config.json`: in the profile that counts. */
export function placeOfSetting(
  name: string,
  { profile }: Pick<Configuration, 'profile'>,
): ConfigChange['path'] {
  return profile === undefined ? [name] : ['profiles', profile, name];
}
