import type { SettingDefinition } from '../settings/setting-definition.js';
import { settingTable } from '../settings/setting-table.js';
import type { Candidate } from './candidate.js';

/** What a setting may become, where its table says so: `config set color ` has `auto`, `always` and `never`. */
export function listSettingValues(setting: string | undefined): readonly Candidate[] {
  const table: Readonly<Record<string, SettingDefinition>> = settingTable;
  if (setting === undefined || !Object.hasOwn(table, setting)) return [];
  const { kind, choices = kind === 'flag' ? ['true', 'false'] : [] } = table[setting] ?? {};
  return choices.map((value) => ({ value }));
}
