import type { CommandExample } from '../commands/command.js';
import type { CommandTable } from '../dispatch/command-table.js';
import { formatColumns } from '../text/format-columns.js';
import type { Style } from '../text/style.js';

export interface TableHelp {
  /** What is typed before the name of a command. */
  readonly invocation: string;
  readonly summary: string;
  readonly examples: readonly CommandExample[];
  readonly table: CommandTable;
  /** What else there is to know, in paragraphs. */
  readonly notes?: readonly string[];
  readonly style: Style;
}

/** The help of a program or of a group of commands: examples first. */
export function formatTableHelp({
  invocation,
  summary,
  examples,
  table,
  notes = [],
  style,
}: TableHelp): string {
  const sections = [summary];
  if (examples.length > 0) {
    const lines = examples.map(({ line, does }) => [`${invocation} ${line}`, style.dim(does)]);
    sections.push(`${style.bold('Examples:')}\n${formatColumns(lines, { indent: '  ' })}`);
  }
  const commands = Object.entries(table).map(([name, { summary: text, aliases = [] }]) => [
    [name, ...aliases].join(', '),
    text,
  ]);
  sections.push(
    `${style.bold('Commands:')}\n${formatColumns(commands, { indent: '  ' })}`,
    ...notes,
    `${invocation} <command> --help tells more about one of them.`,
  );
  return sections.join('\n\n');
}
