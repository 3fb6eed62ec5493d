import type { BackgroundSettings } from './background-settings.js';
import { readSettingValue } from './read-setting-value.js';
import type { SettingDefinition } from './setting-definition.js';
import { settingTable } from './setting-table.js';

/** What the environment says about a proxy. */
export type EnvironmentSettings = Omit<
  BackgroundSettings,
  'dataDir' | 'serversFile' | 'secretsDir' | 'registries'
>;

/** @throws CliError `USAGE_ERROR` for a value that is none. */
export function readEnvironmentSettings(
  env: Readonly<Record<string, string | undefined>>,
): EnvironmentSettings {
  const settings: Record<string, string | number | boolean> = {};
  for (const [name, definition] of Object.entries<SettingDefinition>(settingTable)) {
    if (definition.isOfProxy !== true) continue;
    const text = env[definition.env];
    if (text === undefined || text === '') continue;
    // Many programs read this one, each with levels of its own.
    if (name === 'logLevel' && !definition.choices?.includes(text)) continue;
    settings[name] = readSettingValue(text, { definition, given: definition.env });
  }
  // The table has the names and the types of these members.
  return settings;
}
