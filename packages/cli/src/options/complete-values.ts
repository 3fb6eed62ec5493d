import type { OptionTable } from './option-table.js';
import { readOptionValue } from './read-option-value.js';
import { throwProblems } from './throw-problems.js';

export interface CompleteValuesOptions {
  readonly options: OptionTable;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Adds to what was on the command line what the environment says, and else the defaults. @throws CliError `USAGE_ERROR` */
export function completeValues(
  values: Readonly<Record<string, unknown>>,
  { options, env }: CompleteValuesOptions,
): Readonly<Record<string, unknown>> {
  const completed: Record<string, unknown> = { ...values };
  const problems: unknown[] = [];
  for (const [name, definition] of Object.entries(options)) {
    if (completed[name] !== undefined) continue;
    // An empty variable is one that is not set.
    const text = (definition.env !== undefined && env[definition.env]) || undefined;
    if (text === undefined) completed[name] = definition.default;
    else if (definition.kind === 'flag') completed[name] = text !== '0' && text !== 'false';
    else if (definition.many) completed[name] = splitList(text);
    else {
      try {
        completed[name] = readOptionValue(text, { given: definition.env ?? '', definition });
      } catch (error) {
        problems.push(error);
      }
    }
  }
  throwProblems(problems);
  return completed;
}

function splitList(text: string): readonly string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
