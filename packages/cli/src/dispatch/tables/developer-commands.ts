import type { CommandTable } from '../command-table.js';

/** The commands of `nanda` for those who write services, and programs that use them. */
export const developerCommands = {
  api: {
    summary: 'Send a request to the proxy as it is',
    load: async () => (await import('../../commands/api.js')).api,
  },
  bench: {
    summary: 'Measure how long a tool takes',
    load: async () => (await import('../../commands/bench.js')).bench,
  },
  check: {
    summary: 'Find out what is wrong with the tools of a server',
    load: async () => (await import('../../commands/check.js')).check,
  },
  gen: {
    summary: 'Generate types, clients, programs and more from tools',
    commands: {
      types: {
        summary: 'Types by which @nanda/sdk knows the tools of services',
        load: async () => (await import('../../commands/gen-types.js')).genTypes,
      },
      client: {
        summary: 'A TypeScript class with a method for each tool',
        load: async () => (await import('../../commands/gen-client.js')).genClient,
      },
      cli: {
        summary: 'A program of one file with a command for each tool',
        load: async () => (await import('../../commands/gen-cli.js')).genCli,
      },
      openapi: {
        summary: 'An OpenAPI 3.1 document with a path for each tool',
        load: async () => (await import('../../commands/gen-openapi.js')).genOpenapi,
      },
      skill: {
        summary: 'A SKILL.md by which an agent calls the tools',
        load: async () => (await import('../../commands/gen-skill.js')).genSkill,
      },
    },
  },
  record: {
    summary: 'Write down what is asked and answered',
    load: async () => (await import('../../commands/record.js')).record,
  },
  replay: {
    summary: 'Run a command with the answers of a recording',
    load: async () => (await import('../../commands/replay.js')).replay,
  },
} as const satisfies CommandTable;
