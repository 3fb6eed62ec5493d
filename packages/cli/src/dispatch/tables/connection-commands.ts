import type { CommandTable } from '../command-table.js';

/** The commands of `nanda` for what is connected, and for what may be. */
export const connectionCommands = {
  connections: {
    summary: 'Open connections: list, look at, close',
    fallback: 'list',
    commands: {
      list: {
        summary: 'List open connections',
        load: async () => (await import('../../commands/connections.js')).connections,
      },
      get: {
        summary: 'Show all about one of them',
        load: async () => (await import('../../commands/connections-get.js')).connectionsGet,
      },
      ping: {
        summary: 'Ask whether they answer, and how long that takes',
        load: async () => (await import('../../commands/connections-ping.js')).connectionsPing,
      },
      refresh: {
        summary: 'Open a new session, and ask for the tools again',
        load: async () =>
          (await import('../../commands/connections-refresh.js')).connectionsRefresh,
      },
      close: {
        summary: 'Close some of them, or all',
        load: async () => (await import('../../commands/connections-close.js')).connectionsClose,
      },
      metrics: {
        summary: 'Count what they did',
        load: async () =>
          (await import('../../commands/connections-metrics.js')).connectionsMetrics,
      },
    },
  },
  use: {
    summary: 'Choose the connection that exec and tools mean',
    load: async () => (await import('../../commands/use.js')).use,
  },
  disconnect: {
    summary: 'Close a connection',
    load: async () => (await import('../../commands/disconnect.js')).disconnect,
  },
  servers: {
    summary: 'Your own servers: URLs and commands on this machine',
    fallback: 'list',
    commands: {
      add: {
        summary: 'Add a server of your own',
        load: async () => (await import('../../commands/servers-add.js')).serversAdd,
      },
      list: {
        summary: 'List the servers that you added',
        load: async () => (await import('../../commands/servers-list.js')).serversList,
      },
      get: {
        summary: 'Show a server that you added',
        aliases: ['show'],
        load: async () => (await import('../../commands/servers-get.js')).serversGet,
      },
      import: {
        summary: 'Take over servers that editors and other programs have configured',
        load: async () => (await import('../../commands/servers-import.js')).serversImport,
      },
      export: {
        summary: 'Print servers that you added, for another program',
        load: async () => (await import('../../commands/servers-export.js')).serversExport,
      },
      remove: {
        summary: 'Remove a server that you added',
        aliases: ['rm'],
        load: async () => (await import('../../commands/servers-remove.js')).serversRemove,
      },
      trust: {
        summary: 'Agree to what an entry of another file starts',
        load: async () => (await import('../../commands/servers-trust.js')).serversTrust,
      },
    },
  },
  logs: {
    summary: 'Show what servers that are commands wrote to standard error',
    load: async () => (await import('../../commands/logs.js')).logs,
  },
  registry: {
    summary: 'The registries that services are found in',
    fallback: 'list',
    commands: {
      list: {
        summary: 'List them, and how far each has been read',
        load: async () => (await import('../../commands/registry-list.js')).registryList,
      },
      status: {
        summary: 'Show more of them: errors, problems, the next reading',
        load: async () => (await import('../../commands/registry-status.js')).registryStatus,
      },
      sync: {
        summary: 'Read them now',
        load: async () => (await import('../../commands/registry-sync.js')).registrySync,
      },
      add: {
        summary: 'Add one to your settings',
        load: async () => (await import('../../commands/registry-add.js')).registryAdd,
      },
      remove: {
        summary: 'Take one out of your settings',
        aliases: ['rm'],
        load: async () => (await import('../../commands/registry-remove.js')).registryRemove,
      },
    },
  },
} as const satisfies CommandTable;
