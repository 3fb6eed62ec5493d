import type { ProgramName } from '../commands/program-name.js';
import type { CommandTable } from './command-table.js';
import { discoverCommands } from './discover-commands.js';
import { nandaCommands } from './nanda-commands.js';

/** The two binaries: one engine, two vocabularies. */
export const programs: Readonly<Record<ProgramName, CommandTable>> = {
  nanda: nandaCommands,
  'nanda-discover': discoverCommands,
};
