import type { CommandTable } from './command-table.js';
import { nandaCommands } from './nanda-commands.js';

const { search, popular, connect, tools, connections, disconnect, serve } = nandaCommands;
const { completion, help, version } = nandaCommands;

/** The commands of `nanda-discover`: the same engine under discovery-first names. */
export const discoverCommands: CommandTable = {
  search,
  connect,
  call: {
    summary: 'Call a tool of a connection',
    load: async () => (await import('../commands/discover/call.js')).call,
  },
  connections,
  servers: {
    summary: 'The servers of the catalog',
    fallback: 'list',
    commands: {
      list: {
        summary: 'List all servers',
        load: async () => (await import('../commands/discover/servers-list.js')).serversList,
      },
      get: {
        summary: 'Show one server',
        load: async () => (await import('../commands/discover/servers-get.js')).serversGet,
      },
    },
  },
  popular,
  tools: {
    summary: 'The tools of a connection',
    fallback: 'list',
    commands: {
      list: {
        summary: 'List the tools of a connection',
        load: async () => (await import('../commands/discover/tools-list.js')).toolsList,
      },
      get: {
        summary: 'Show all about one tool',
        load: async () => (await import('../commands/discover/tools-get.js')).toolsGet,
      },
      find: tools.commands.find,
    },
  },
  disconnect,
  serve,
  interactive: {
    summary: 'Search, connect and call on one screen',
    load: async () => (await import('../commands/discover/interactive.js')).interactive,
  },
  completion,
  help,
  version,
};
