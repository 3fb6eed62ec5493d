import type { CommandTable } from '../command-table.js';

/** The commands of `nanda` for the proxy itself. */
export const proxyCommands = {
  doctor: {
    summary: 'Find out what is wrong, and what to do about it',
    load: async () => (await import('../../commands/doctor.js')).doctor,
  },
  serve: {
    summary: 'Run a proxy in the foreground',
    load: async () => (await import('../../commands/serve.js')).serve,
  },
  accounts: {
    summary: 'The accounts of a proxy, for who looks after it',
    fallback: 'list',
    commands: {
      list: {
        summary: 'List them',
        load: async () => (await import('../../commands/accounts-list.js')).accountsList,
      },
      add: {
        summary: 'Make one, such as the first one',
        load: async () => (await import('../../commands/accounts-add.js')).accountsAdd,
      },
      set: {
        summary: 'Change what one may do, or its password, or shut it',
        load: async () => (await import('../../commands/accounts-set.js')).accountsSet,
      },
    },
  },
  audit: {
    summary: 'Show what has happened that bears on security',
    load: async () => (await import('../../commands/audit.js')).audit,
  },
  mcp: {
    summary: 'Speak MCP on standard input and output, for editors and agents',
    load: async () => (await import('../../commands/mcp.js')).mcp,
  },
  install: {
    summary: 'Put NANDA into Claude, Cursor, VS Code and others',
    load: async () => (await import('../../commands/install.js')).install,
  },
  uninstall: {
    summary: 'Take it out of them',
    load: async () => (await import('../../commands/uninstall.js')).uninstall,
  },
  proxy: {
    summary: 'The proxy that works in the background',
    fallback: 'status',
    commands: {
      status: {
        summary: 'Show whether it runs, and where',
        load: async () => (await import('../../commands/proxy-status.js')).proxyStatus,
      },
      start: {
        summary: 'Start it now; else the first command that needs it does',
        load: async () => (await import('../../commands/proxy-start.js')).proxyStart,
      },
      stop: {
        summary: 'Stop it; connections come back with the next start',
        load: async () => (await import('../../commands/proxy-stop.js')).proxyStop,
      },
      restart: {
        summary: 'Stop it and start it again',
        load: async () => (await import('../../commands/proxy-restart.js')).proxyRestart,
      },
      logs: {
        summary: 'Show the end of its log',
        load: async () => (await import('../../commands/proxy-logs.js')).proxyLogs,
      },
    },
  },
} as const satisfies CommandTable;
