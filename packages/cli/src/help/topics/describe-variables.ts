import type { SettingDefinition } from '../../settings/setting-definition.js';
import { settingTable } from '../../settings/setting-table.js';
import { showSetting } from '../../settings/show-setting.js';

/** Rows of the variables that settings have: each with its meaning, its name in `config.json`, its option and what usually stands. */
export function describeVariables({
  isOfProxy,
}: {
  /** Whether those are meant that are of the proxy, or the others. */
  readonly isOfProxy: boolean;
}): string[][] {
  return Object.entries<SettingDefinition>(settingTable)
    .filter(([, definition]) => (definition.isOfProxy === true) === isOfProxy)
    .map(([name, definition]) => {
      const { summary, env, switches, option, choices, default: standing } = definition;
      const variables = switches === undefined ? [env] : Object.values(switches);
      const facts = [
        `\`${name}\``,
        ...(option === undefined ? [] : [`\`${option}\``]),
        ...(choices === undefined ? [] : [choices.join(' | ')]),
        ...(standing === undefined ? [] : [`else ${showSetting(standing, { definition })}`]),
      ];
      return [variables.map((one) => `\`${one}\``).join(' '), `${summary} (${facts.join(', ')})`];
    });
}
