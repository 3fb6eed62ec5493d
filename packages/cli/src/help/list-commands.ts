import type { CommandEntry, CommandTable } from '../dispatch/command-table.js';

/** A command, or a group of them, with its full name. */
export interface ListedCommand {
  /** `servers add` */
  readonly name: string;
  readonly entry: CommandEntry;
}

/** All groups and commands of a table, in its order, a group before its commands. */
export function listCommands(table: CommandTable, prefix = ''): readonly ListedCommand[] {
  return Object.entries(table).flatMap(([word, entry]) => {
    const name = prefix + word;
    return [
      { name, entry },
      ...('commands' in entry ? listCommands(entry.commands, `${name} `) : []),
    ];
  });
}
