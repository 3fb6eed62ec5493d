import { nandaCommands } from '../dispatch/nanda-commands.js';
import { discoverCommands } from '../dispatch/discover-commands.js';
import type { CommandTable } from '../dispatch/command-table.js';

/** Every first word that is a command of either program, other names of commands included. */
export function commandWords(): readonly string[] {
  const tables: readonly CommandTable[] = [nandaCommands, discoverCommands];
  return tables.flatMap((table) =>
    Object.entries(table).flatMap(([name, { aliases = [] }]) => [name, ...aliases]),
  );
}
