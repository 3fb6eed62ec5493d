import type { ProgramName } from '../commands/program-name.js';
import type { CommandTable } from '../dispatch/command-table.js';
import type { HelpLook } from './format-command-help.js';
import { definitionColumn } from './definition-column.js';
import { formatDefinitions } from './format-definitions.js';
import { groupCommands } from './group-commands.js';
import { listCommands } from './list-commands.js';

/** Every command of a program and what it does, those of groups too. */
export function formatCommandList(
  program: ProgramName,
  { commands, style, width }: HelpLook & { readonly commands: CommandTable },
): string {
  const blocks = groupCommands(program, commands).map(({ title, names }) => {
    const rows = listCommands(
      Object.fromEntries(names.flatMap((name) => (commands[name] ? [[name, commands[name]]] : []))),
    ).map(({ name, entry }) => {
      const term = [name, ...(entry.aliases ?? [])].join(', ');
      return [`${program} ${term}`, entry.summary] as const;
    });
    return { title, rows };
  });
  const column = definitionColumn(
    blocks.flatMap(({ rows }) => rows),
    { width },
  );
  return blocks
    .map(({ title, rows }) => `${style.bold(title)}\n${formatDefinitions(rows, { width, column })}`)
    .join('\n\n');
}
