import type { CommandTable } from '../command-table.js';

/** The commands of `nanda` that connect, and use what a service offers. */
export const callCommands = {
  connect: {
    summary: 'Connect to a service',
    load: async () => (await import('../../commands/connect.js')).connect,
  },
  tools: {
    summary: 'The tools of a connection, and of all services',
    fallback: 'list',
    fallbackTakesWords: true,
    commands: {
      list: {
        summary: 'List the tools of a connection',
        load: async () => (await import('../../commands/tools.js')).tools,
      },
      get: {
        summary: 'Show all about one tool',
        load: async () => (await import('../../commands/tools-get.js')).toolsGet,
      },
      find: {
        summary: 'Find out which services have a tool that does something',
        load: async () => (await import('../../commands/tools-find.js')).toolsFind,
      },
    },
  },
  exec: {
    summary: 'Call a tool and print its result',
    aliases: ['call'],
    load: async () => (await import('../../commands/exec.js')).exec,
  },
  stream: {
    summary: 'Call a tool and follow its events',
    load: async () => (await import('../../commands/stream.js')).stream,
  },
  inbox: {
    summary: 'What calls ask for: answer, decline',
    fallback: 'list',
    commands: {
      list: {
        summary: 'List what waits for an answer',
        load: async () => (await import('../../commands/inbox-list.js')).inboxList,
      },
      show: {
        summary: 'Show what is asked for',
        load: async () => (await import('../../commands/inbox-show.js')).inboxShow,
      },
      answer: {
        summary: 'Answer it, and follow the call to its end',
        load: async () => (await import('../../commands/inbox-answer.js')).inboxAnswer,
      },
      decline: {
        summary: 'Say no to it; the call goes on without',
        load: async () => (await import('../../commands/inbox-decline.js')).inboxDecline,
      },
      cancel: {
        summary: 'Dismiss it without a choice; the call goes on without',
        load: async () => (await import('../../commands/inbox-cancel.js')).inboxCancel,
      },
    },
  },
  history: {
    summary: 'Calls that were made: look at, make again, export',
    fallback: 'list',
    commands: {
      list: {
        summary: 'List them, the newest first',
        load: async () => (await import('../../commands/history-list.js')).historyList,
      },
      show: {
        summary: 'Show one with its result and events',
        load: async () => (await import('../../commands/history-show.js')).historyShow,
      },
      rerun: {
        summary: 'Make one again, with the same arguments or others',
        load: async () => (await import('../../commands/history-rerun.js')).historyRerun,
      },
      export: {
        summary: 'Print them as lines for nanda batch or for a shell',
        load: async () => (await import('../../commands/history-export.js')).historyExport,
      },
    },
  },
  batch: {
    summary: 'Make many calls, a line for each',
    load: async () => (await import('../../commands/batch.js')).batch,
  },
  resources: {
    summary: 'What a service lets be read',
    fallback: 'list',
    commands: {
      list: {
        summary: 'List resources',
        load: async () => (await import('../../commands/resources-list.js')).resourcesList,
      },
      templates: {
        summary: 'List families of resources',
        load: async () =>
          (await import('../../commands/resources-templates.js')).resourcesTemplates,
      },
      read: {
        summary: 'Print what one holds',
        load: async () => (await import('../../commands/resources-read.js')).resourcesRead,
      },
      watch: {
        summary: 'Say when one changes, until Ctrl-C',
        load: async () => (await import('../../commands/resources-watch.js')).resourcesWatch,
      },
    },
  },
  prompts: {
    summary: 'Prompts that a service offers',
    fallback: 'list',
    commands: {
      list: {
        summary: 'List them, with what they want filled in',
        load: async () => (await import('../../commands/prompts-list.js')).promptsList,
      },
      get: {
        summary: 'Fill one in and print it',
        load: async () => (await import('../../commands/prompts-get.js')).promptsGet,
      },
    },
  },
} as const satisfies CommandTable;
