import type { CommandTable } from '../command-table.js';

/** The commands of `nanda` that find services. */
export const searchCommands = {
  search: {
    summary: 'Find services',
    load: async () => (await import('../../commands/search.js')).search,
  },
  popular: {
    summary: 'List the services that are used most',
    load: async () => (await import('../../commands/popular.js')).popular,
  },
  info: {
    summary: 'Show one service',
    load: async () => (await import('../../commands/info.js')).info,
  },
  open: {
    summary: 'Open the website of a service in the browser',
    load: async () => (await import('../../commands/open.js')).open,
  },
  recommend: {
    summary: 'List services that fit what you use',
    load: async () => (await import('../../commands/recommend.js')).recommend,
  },
} as const satisfies CommandTable;
