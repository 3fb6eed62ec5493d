import type { CommandExample } from '../commands/command.js';
import type { ProgramName } from '../commands/program-name.js';
import type { CommandTable } from './command-table.js';
import { discoverCommands } from './discover-commands.js';
import { nandaCommands } from './nanda-commands.js';

export interface Program {
  readonly summary: string;
  readonly examples: readonly CommandExample[];
  readonly commands: CommandTable;
  readonly notes: readonly string[];
}

const registries = 'Services come from registries: nanda registry, --registry, NANDA_REGISTRIES.';

/** The two binaries: one engine, two vocabularies. */
export const programs: Readonly<Record<ProgramName, Program>> = {
  nanda: {
    summary: 'Find MCP servers, connect to them and call their tools.',
    examples: [
      { line: 'search "coffee" --category business', does: 'find services' },
      { line: 'connect 1', does: 'to the first' },
      { line: 'tools', does: 'see what it can do' },
      { line: 'exec requestinfo --category premium', does: 'call a tool' },
      { line: 'stream analyze --param1 value1', does: 'call one and follow its progress' },
    ],
    commands: nandaCommands,
    notes: [registries],
  },
  'nanda-discover': {
    summary: 'Discover MCP servers and use them.',
    examples: [
      { line: 'search "coffee"', does: 'find servers' },
      { line: 'connect 1', does: 'to the first' },
      { line: 'call <connection> requestinfo category=menu', does: 'call a tool' },
      { line: 'connections list', does: 'see what is open' },
      { line: 'interactive', does: 'on one screen' },
    ],
    commands: discoverCommands,
    notes: [registries],
  },
};
