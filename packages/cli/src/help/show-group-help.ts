import { wrapWords } from '@nanda/terminal';
import type { ProgramName } from '../commands/program-name.js';
import type { CommandEntry } from '../dispatch/command-table.js';
import type { Output } from '../output/output.js';
import { formatDefinitions } from './format-definitions.js';
import { helpWidth } from './help-width.js';
import { leafCommands } from './leaf-commands.js';

type Group = Extract<CommandEntry, { readonly commands: object }>;

/** Prints the help of a group of commands: an example of each, which is what one comes for, then what they do. */
export async function showGroupHelp(
  name: string,
  {
    program,
    group,
    output,
  }: { readonly program: ProgramName; readonly group: Group; readonly output: Output },
): Promise<void> {
  const { style } = output;
  const width = helpWidth(output);
  const invocation = `${program} ${name}`;
  const entries = Object.entries(group.commands);
  const loaded = await Promise.all(
    entries.map(async ([word, entry]) => leafCommands({ [word]: entry })[0]?.load()),
  );
  const examples = loaded
    .flatMap((command) => command ?? [])
    .flatMap(({ examples: [first] }) =>
      first === undefined ? [] : [{ line: `${program} ${first.line}`, does: first.does }],
    );
  if (output.json) {
    output.document({
      name: invocation,
      summary: group.summary,
      examples,
      commands: entries.map(([word, { summary }]) => ({ name: `${invocation} ${word}`, summary })),
    });
    return;
  }
  const lines = examples.map(({ line, does }) => [line, style.dim(does)] as const);
  const rows = entries.map(
    ([word, { summary, aliases = [] }]) => [[word, ...aliases].join(', '), summary] as const,
  );
  const sections = [
    wrapWords(`${group.summary}.`, { width }),
    `${style.bold('Examples:')}\n${formatDefinitions(lines, { width })}`,
    `${style.bold('Commands:')}\n${formatDefinitions(rows, { width })}`,
    ...(group.fallback === undefined
      ? []
      : [wrapWords(`${invocation} alone means: ${invocation} ${group.fallback}`, { width })]),
    wrapWords(`${invocation} <command> --help tells more about one of them.`, { width }),
  ];
  output.print(sections.join('\n\n'));
}
