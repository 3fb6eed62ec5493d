import { formatColumns, suggestNames } from '@nanda/terminal';
import type { VerbDefinition } from '../grammar/verb-definition.js';
import { verbTable } from '../grammar/verb-table.js';
import { CommandError } from '../session/command-error.js';
import type { CommandContext } from './command-context.js';

/** `help`: every command; `help: connect` one of them. */
export function runHelp(topic: string, { print }: Pick<CommandContext, 'print'>): void {
  const wanted = topic.toLowerCase().replace(/:$/u, '');
  if (wanted === '') {
    print(formatColumns(verbTable.map(({ usage, summary }) => [usage, summary])));
    return;
  }
  const verb = verbTable.find((one) => one.verb === (wanted === 'exit' ? 'quit' : wanted));
  if (verb === undefined) {
    const [nearest] = suggestNames(
      wanted,
      verbTable.map((one) => one.verb),
    );
    throw new CommandError(`there is no help on "${topic}"`, {
      hint: nearest === undefined ? 'help' : `help: ${nearest}`,
    });
  }
  print(describe(verb));
}

function describe({ usage, summary, notes = [], options = {} }: VerbDefinition): string {
  const rows = Object.entries(options).map(([name, option]) => {
    const flag = option.isDeniable === true ? `--[no-]${name}` : `--${name}`;
    const head = option.value === undefined ? flag : `${flag} ${option.value}`;
    const choices = option.choices === undefined ? '' : `: ${option.choices.join(', ')}`;
    return [head, option.summary + choices];
  });
  return [
    `${usage} - ${summary}`,
    ...notes,
    ...(rows.length === 0 ? [] : [formatColumns(rows, { indent: '  ' })]),
  ].join('\n');
}
