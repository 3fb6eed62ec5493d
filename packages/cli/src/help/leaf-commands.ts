import type { Command } from '../commands/command.js';
import type { CommandTable } from '../dispatch/command-table.js';
import { listCommands } from './list-commands.js';

/** The commands of a table that do something themselves, those of groups too. */
export function leafCommands(
  table: CommandTable,
): readonly { readonly name: string; readonly load: () => Promise<Command> }[] {
  return listCommands(table).flatMap(({ name, entry }) =>
    'load' in entry ? [{ name, load: entry.load }] : [],
  );
}
