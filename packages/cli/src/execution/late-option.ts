import { fieldList } from '../options/field-list.js';
import type { OptionDefinition } from '../options/option-table.js';
import { lateToolOptions } from './tool-options.js';

const shorts = new Map<string, OptionDefinition>(
  Object.values<OptionDefinition>(lateToolOptions).map((definition) => [
    `-${definition.short}`,
    definition,
  ]),
);

/** Whether an option among a tool's arguments is one of ours, and whether it takes the word after it. */
export function lateOption(option: string, next: string | undefined): 'flag' | 'value' | undefined {
  const name = option.slice(2);
  const definition = option.startsWith('--')
    ? Object.hasOwn(lateToolOptions, name) && lateToolOptions[name as keyof typeof lateToolOptions]
    : shorts.get(option);
  if (!definition) return undefined;
  if (name === 'json' && next !== undefined && fieldList.test(next)) return 'value';
  return definition.kind === 'flag' ? 'flag' : 'value';
}
