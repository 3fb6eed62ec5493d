import { formatColumns } from '@nanda/terminal';
import { type EffectiveSetting, effectiveSetting } from '../settings/effective-setting.js';
import { findDamage } from '../settings/find-damage.js';
import { findSetting, type FoundSetting } from '../settings/find-setting.js';
import { requireProfile } from '../settings/require-profile.js';
import { settingTable } from '../settings/setting-table.js';
import { showSetting } from '../settings/show-setting.js';
import { unknownSettings } from '../settings/unknown-settings.js';
import { commonOptions } from './common-options.js';
import { defineCommand } from './define-command.js';

export const configList = defineCommand({
  summary: 'Show every setting, its value, and where that comes from.',
  arguments: [],
  examples: [
    { line: 'config', does: 'all of them' },
    { line: 'config list --profile work', does: 'as they are in a profile' },
    { line: 'config list --json=name,value', does: 'for a program' },
  ],
  options: commonOptions,
  notes: [
    'An option wins over the environment, that over the profile, that over `config.json`, that over what stands where nobody says anything.',
  ],
  seeAlso: ['environment', 'files', 'config set'],
  forgivesSettings: true,
  async run({ io, output, settings }) {
    const { configFile, configuration } = settings;
    requireProfile(configuration);
    const damage = findDamage(configFile);
    const found = Object.keys(settingTable).map((name) => findSetting(name));
    const rows = found.map((one) => ({ one, is: effectiveSetting(one, { io, settings }) }));
    if (output.json) {
      output.document({
        file: configFile,
        profile: configuration.profile ?? 'default',
        ...(damage !== undefined && { problem: damage }),
        settings: rows.map(({ one: { name, definition }, is }) => ({
          name,
          value: is.value ?? null,
          source: is.source,
          variable: variablesOf(definition),
          default: definition.default ?? null,
          ...(is.problem !== undefined && { problem: is.problem }),
        })),
      });
      return;
    }
    const { dim, bold, yellow } = output.style;
    const lines = rows.map(({ one, is }) => {
      const isDefault = is.source === 'default';
      const value = describe(one, is);
      return [
        isDefault ? one.name : bold(one.name),
        isDefault ? dim(value || '-') : is.problem === undefined ? value : yellow(value),
        isDefault ? '' : placeOf(one, is, configuration.profile),
      ];
    });
    const head = ['setting', 'value', 'from'].map((title) => dim(title));
    output.print(formatColumns([head, ...lines]));
    if (damage !== undefined) {
      output.note(
        output.noteStyle.yellow(
          `${damage} Until it is mended nothing in it counts: nanda config edit`,
        ),
      );
    }
    for (const { is } of rows) {
      if (is.problem !== undefined) output.note(output.noteStyle.yellow(is.problem));
    }
    for (const { name, nearest } of unknownSettings(configuration)) {
      const meant = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
      output.note(
        output.noteStyle.yellow(`config.json has "${name}", which is no setting.${meant}`),
      );
    }
    output.note(output.noteStyle.dim('Change one: nanda config set <setting> <value>'));

    function describe({ definition }: FoundSetting, is: EffectiveSetting): string {
      if (is.isHidden === true) return '(not shown)';
      if (is.problem !== undefined) return '(cannot be used)';
      const text = output.clean(showSetting(is.value, { definition }));
      const most = 44;
      return text.length > most ? `${text.slice(0, most - 1)}…` : text;
    }
  },
});

function variablesOf({ env, switches }: FoundSetting['definition']): string {
  return switches === undefined ? env : Object.values(switches).join(', ');
}

function placeOf(
  { definition }: FoundSetting,
  { source, variable }: EffectiveSetting,
  profile: string | undefined,
): string {
  switch (source) {
    case 'option':
      return definition.option ?? 'option';
    case 'environment':
      return variable ?? definition.env;
    case 'profile':
      return `profile ${profile}`;
    default:
      return 'config.json';
  }
}
