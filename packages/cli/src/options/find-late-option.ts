import { fieldList } from './field-list.js';
import type { OptionDefinition, OptionTable } from './option-table.js';

/** Whether an option among somebody else's words is one of a table, and whether it takes the word after it. */
export function findLateOption(
  options: OptionTable,
): (option: string, next: string | undefined) => 'flag' | 'value' | undefined {
  const shorts = new Map<string, OptionDefinition>(
    Object.values(options).flatMap((definition): [string, OptionDefinition][] =>
      definition.short === undefined ? [] : [[`-${definition.short}`, definition]],
    ),
  );
  return (option, next) => {
    const name = option.slice(2);
    const isLong = option.startsWith('--') && Object.hasOwn(options, name);
    const definition = isLong ? options[name] : shorts.get(option);
    if (definition === undefined) return undefined;
    if (name === 'json' && next !== undefined && fieldList.test(next)) return 'value';
    return definition.kind === 'flag' ? 'flag' : 'value';
  };
}
