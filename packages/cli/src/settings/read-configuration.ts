import { join } from 'node:path';
import type { CommandLineIo } from '../io/command-line-io.js';
import { checkProfileName } from './check-profile-name.js';
import type { Configuration } from './configuration.js';
import { findDirectories } from './find-directories.js';
import { isMembers } from './is-members.js';
import { isProfileName } from './is-profile-name.js';
import { readConfigFile } from './read-config-file.js';
import { requireProfile } from './require-profile.js';

export interface ReadConfigurationOptions {
  /** The one that was asked for on the command line. @default what the environment says, else the file */
  readonly profile?: string | undefined;
  /** For commands that mend the file: what cannot be understood is passed over. @default false */
  readonly isLenient?: boolean;
}

/**
 * Reads `config.json`, and finds the profile that counts. The one called `default` is none.
 *
 * @throws CliError `USAGE_ERROR`, also for a profile that is not there.
 */
export function readConfiguration(
  io: Pick<CommandLineIo, 'env' | 'cwd'>,
  { profile, isLenient = false }: ReadConfigurationOptions = {},
): Configuration {
  const { config } = findDirectories(io);
  const configFile = join(config, 'config.json');
  const content = readContent();
  const variable = io.env['NANDA_PROFILE'] || undefined;
  const named = profile ?? variable ?? (content['profile'] || undefined);
  const profileFrom =
    profile !== undefined ? 'option' : variable !== undefined ? 'environment' : 'file';
  const name = typeof named === 'string' ? named : JSON.stringify(named ?? '');
  const isMendable = isLenient && profileFrom !== 'option' && !isProfileName(name);
  if (named === undefined || named === 'default' || isMendable) {
    return {
      configFile,
      directories: findDirectories(io),
      ...(named !== undefined && { profileFrom }),
      content,
      ofProfile: {},
    };
  }
  checkProfileName(name);
  const profiles = isMembers(content['profiles']) ? content['profiles'] : {};
  const ofProfile = Object.hasOwn(profiles, name) ? profiles[name] : undefined;
  const isUnknown = !isMembers(ofProfile);
  const configuration: Configuration = {
    configFile,
    directories: findDirectories(io, { profile: name }),
    profile: name,
    profileFrom,
    content,
    ofProfile: isUnknown ? {} : ofProfile,
    ...(isUnknown && { isUnknown }),
  };
  if (!isLenient) requireProfile(configuration);
  return configuration;

  function readContent(): Configuration['content'] {
    try {
      return readConfigFile(configFile);
    } catch (error) {
      if (isLenient) return {};
      throw error;
    }
  }
}
