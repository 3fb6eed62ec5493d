import { nearestName } from '@nanda/terminal';
import { CliError } from '../errors/cli-error.js';
import type { SettingDefinition } from './setting-definition.js';
import { type SettingName, settingTable } from './setting-table.js';

export interface FoundSetting {
  readonly name: SettingName;
  readonly definition: SettingDefinition;
}

/** The setting of a name, in any spelling: `base-url` is `baseUrl`, and so is its variable. @throws CliError `USAGE_ERROR` with the nearest name */
export function findSetting(typed: string): FoundSetting {
  const names = Object.keys(settingTable) as SettingName[];
  const name = names.find(
    (one) => fold(one) === fold(typed) || settingTable[one].env === typed.toUpperCase(),
  );
  if (name !== undefined) return { name, definition: settingTable[name] };
  const nearest = nearestName(typed, names);
  throw new CliError('USAGE_ERROR', `There is no setting "${typed.slice(0, 60)}".`, {
    details: { settings: names },
    hint: nearest === undefined ? 'See them all: nanda config list' : `Did you mean ${nearest}?`,
  });
}

function fold(text: string): string {
  return text.toLowerCase().replaceAll(/[-_]/g, '');
}
