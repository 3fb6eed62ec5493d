import type { OptionTable } from '../../options/option-table.js';
import { settingTable } from '../../settings/setting-table.js';

/** Rows of the variables that options have and settings have not. */
export function describeOptionVariables(options: OptionTable): string[][] {
  const known = new Set<string>(Object.values(settingTable).map(({ env }) => env));
  return Object.entries(options).flatMap(([name, { env, summary }]) =>
    env === undefined || known.has(env)
      ? []
      : [[`\`${env}\``, `${summary.charAt(0).toLowerCase()}${summary.slice(1)} (\`--${name}\`)`]],
  );
}
