import type { CommandTable } from './command-table.js';
import { callCommands } from './tables/call-commands.js';
import { connectionCommands } from './tables/connection-commands.js';
import { developerCommands } from './tables/developer-commands.js';
import { proxyCommands } from './tables/proxy-commands.js';
import { searchCommands } from './tables/search-commands.js';
import { settingCommands } from './tables/setting-commands.js';

/** The commands of `nanda`, in the order of the help. Nothing is loaded before it is called. */
export const nandaCommands = {
  ...searchCommands,
  ...callCommands,
  ...connectionCommands,
  ...developerCommands,
  ...proxyCommands,
  ...settingCommands,
  tui: {
    summary: 'Search, connect and call on one screen',
    load: async () => (await import('../commands/tui.js')).tui,
  },
  help: {
    summary: 'Explain a command or a topic',
    load: async () => (await import('../commands/help.js')).help,
  },
  version: {
    summary: 'Print the version',
    load: async () => (await import('../commands/version.js')).version,
  },
} as const satisfies CommandTable;
