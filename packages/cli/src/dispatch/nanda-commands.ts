import type { CommandTable } from './command-table.js';

/** The commands of `nanda`. Nothing is loaded before it is called. */
export const nandaCommands = {
  search: {
    summary: 'Find services',
    load: async () => (await import('../commands/search.js')).search,
  },
  popular: {
    summary: 'List the services that are used most',
    load: async () => (await import('../commands/popular.js')).popular,
  },
  info: {
    summary: 'Show one service',
    load: async () => (await import('../commands/info.js')).info,
  },
  recommend: {
    summary: 'List services that fit what you use',
    load: async () => (await import('../commands/recommend.js')).recommend,
  },
  connect: {
    summary: 'Connect to a service',
    load: async () => (await import('../commands/connect.js')).connect,
  },
  tools: {
    summary: 'The tools of a connection, and of all services',
    fallback: 'list',
    fallbackTakesWords: true,
    commands: {
      list: {
        summary: 'List the tools of a connection',
        load: async () => (await import('../commands/tools.js')).tools,
      },
      find: {
        summary: 'Find out which services have a tool that does something',
        load: async () => (await import('../commands/tools-find.js')).toolsFind,
      },
    },
  },
  exec: {
    summary: 'Call a tool and print its result',
    aliases: ['call'],
    load: async () => (await import('../commands/exec.js')).exec,
  },
  stream: {
    summary: 'Call a tool and follow its events',
    load: async () => (await import('../commands/stream.js')).stream,
  },
  connections: {
    summary: 'List open connections',
    fallback: 'list',
    commands: {
      list: {
        summary: 'List open connections',
        load: async () => (await import('../commands/connections.js')).connections,
      },
    },
  },
  use: {
    summary: 'Choose the connection that exec and tools mean',
    load: async () => (await import('../commands/use.js')).use,
  },
  disconnect: {
    summary: 'Close a connection',
    load: async () => (await import('../commands/disconnect.js')).disconnect,
  },
  servers: {
    summary: 'Your own servers: URLs and commands on this machine',
    fallback: 'list',
    commands: {
      add: {
        summary: 'Add a server of your own',
        load: async () => (await import('../commands/servers-add.js')).serversAdd,
      },
      list: {
        summary: 'List the servers that you added',
        load: async () => (await import('../commands/servers-list.js')).serversList,
      },
      remove: {
        summary: 'Remove a server that you added',
        load: async () => (await import('../commands/servers-remove.js')).serversRemove,
      },
    },
  },
  logs: {
    summary: 'Show what servers that are commands wrote to standard error',
    load: async () => (await import('../commands/logs.js')).logs,
  },
  registry: {
    summary: 'The registries that services are found in',
    fallback: 'list',
    commands: {
      list: {
        summary: 'List them, and how far each has been read',
        load: async () => (await import('../commands/registry-list.js')).registryList,
      },
      status: {
        summary: 'Show more of them: errors, problems, the next reading',
        load: async () => (await import('../commands/registry-status.js')).registryStatus,
      },
      sync: {
        summary: 'Read them now',
        load: async () => (await import('../commands/registry-sync.js')).registrySync,
      },
      add: {
        summary: 'Add one to your settings',
        load: async () => (await import('../commands/registry-add.js')).registryAdd,
      },
      remove: {
        summary: 'Take one out of your settings',
        load: async () => (await import('../commands/registry-remove.js')).registryRemove,
      },
    },
  },
  serve: {
    summary: 'Run a proxy in the foreground',
    load: async () => (await import('../commands/serve.js')).serve,
  },
  proxy: {
    summary: 'The proxy that works in the background',
    fallback: 'status',
    commands: {
      status: {
        summary: 'Show whether it runs, and where',
        load: async () => (await import('../commands/proxy-status.js')).proxyStatus,
      },
      start: {
        summary: 'Start it now; else the first command that needs it does',
        load: async () => (await import('../commands/proxy-start.js')).proxyStart,
      },
      stop: {
        summary: 'Stop it; connections come back with the next start',
        load: async () => (await import('../commands/proxy-stop.js')).proxyStop,
      },
      logs: {
        summary: 'Show the end of its log',
        load: async () => (await import('../commands/proxy-logs.js')).proxyLogs,
      },
    },
  },
} as const satisfies CommandTable;
