import type { CommandLineIo } from '../io/command-line-io.js';
import type { Configuration } from './configuration.js';
import type { ConfiguredIo } from './configured-io.js';
import { readSettingValue } from './read-setting-value.js';
import type { SettingDefinition } from './setting-definition.js';
import { type SettingName, settingTable } from './setting-table.js';

/**
 * Puts the settings of `config.json`, those of its profile first, into the environment where that has
 * none of its own. So there is one order for all of them (options, environment, profile, file), and whoever
 * reads a setting reads the environment. Registries are left out: they need not be text.
 *
 * @throws CliError `USAGE_ERROR` for a value that is none, unless `isLenient`.
 */
export function configureIo(
  io: CommandLineIo,
  {
    configuration: { content, ofProfile, profile, configFile },
    isLenient = false,
  }: { readonly configuration: Configuration; readonly isLenient?: boolean },
): ConfiguredIo {
  const fromFile: SettingName[] = [];
  const added: Record<string, string> = {};
  for (const [name, value] of Object.entries({ ...content, ...ofProfile })) {
    if (!isSetting(name) || name === 'registries' || name === 'profile') continue;
    const definition: SettingDefinition = settingTable[name];
    const { env, switches } = definition;
    const variables = switches === undefined ? [env] : Object.values(switches);
    if (variables.some((variable) => io.env[variable])) continue;
    const place = Object.hasOwn(ofProfile, name) ? `profiles.${profile}.${name}` : name;
    try {
      const read = readSettingValue(value, { definition, given: `${place} in ${configFile}` });
      fromFile.push(name);
      if (switches === undefined) added[env] = String(read);
      else if (switches[String(read)] !== undefined) added[switches[String(read)] ?? ''] = '1';
    } catch (error) {
      if (!isLenient) throw error;
    }
  }
  // Whoever reads the settings once more finds the same profile.
  if (profile !== undefined || io.env['NANDA_PROFILE']) {
    added['NANDA_PROFILE'] = profile ?? 'default';
  }
  if (Object.keys(added).length === 0) return { io, fromFile };
  const env = { ...io.env, ...added };
  return {
    io: Object.create(io, { env: { value: env, enumerable: true } }) as CommandLineIo,
    fromFile,
  };
}

function isSetting(name: string): name is SettingName {
  return Object.hasOwn(settingTable, name);
}
