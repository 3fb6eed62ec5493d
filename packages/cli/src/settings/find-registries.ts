import { dirname } from 'node:path';
import type { CommandLineIo } from '../io/command-line-io.js';
import { checkRegistryUrl } from './check-registry-url.js';
import { defaultRegistries } from './default-registries.js';
import { readRegistryList } from './read-registry-list.js';
import type { RegistrySetting } from './registry-setting.js';
import { registryUsageError } from './registry-usage-error.js';

export interface RegistrySources {
  /** What was typed, or stands in the environment. */
  readonly named: readonly string[] | undefined;
  /** `registries` of `config.json`, as it is there. */
  readonly configured: unknown;
  readonly configFile: string;
}

/**
 * The registries that somebody asked for; undefined where nobody has, so that a proxy which runs keeps
 * its own. `NANDA_API_URL` is where `nanda` is, unless it says so itself.
 *
 * @throws CliError `USAGE_ERROR`
 */
export function findRegistries(
  { env, cwd }: Pick<CommandLineIo, 'env' | 'cwd'>,
  { named, configured, configFile }: RegistrySources,
): readonly RegistrySetting[] | undefined {
  const address = env['NANDA_API_URL']?.replace(/\/+$/, '') || undefined;
  if (address !== undefined) {
    checkRegistryUrl(address, { title: 'NANDA_API_URL', type: 'nanda' });
  }
  const asked = read() ?? (address === undefined ? undefined : defaultRegistries);
  return address === undefined ? asked : asked?.map((setting) => placeNanda(setting, address));

  function read(): readonly RegistrySetting[] | undefined {
    if (named !== undefined) return readRegistryList(named, { env, directory: cwd });
    if (configured === undefined) return undefined;
    if (Array.isArray(configured)) {
      return readRegistryList(configured, {
        env,
        directory: dirname(configFile),
        titleOf: (index) => `registries[${index}] in ${configFile}`,
      });
    }
    throw registryUsageError(`"registries" in ${configFile} is not a list.`, {
      hint: 'It looks like this: {"registries": ["mcp-registry", "file:/home/me/catalog.json"]}',
    });
  }
}

function placeNanda(setting: RegistrySetting, url: string): RegistrySetting {
  if (setting === 'nanda') return `nanda:${url}`;
  if (typeof setting === 'string' || setting.type !== 'nanda' || setting.url !== undefined) {
    return setting;
  }
  const { type, ...others } = setting;
  return { type, url, ...others };
}
