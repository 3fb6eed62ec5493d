import type { CommandTable } from '../command-table.js';

/** The commands of `nanda` that keep what the user has chosen. */
export const settingCommands = {
  config: {
    summary: 'Settings and profiles',
    fallback: 'list',
    commands: {
      list: {
        summary: 'Show every setting, and where its value comes from',
        load: async () => (await import('../../commands/config-list.js')).configList,
      },
      get: {
        summary: 'Print the value of a setting',
        load: async () => (await import('../../commands/config-get.js')).configGet,
      },
      set: {
        summary: 'Write a setting into config.json',
        load: async () => (await import('../../commands/config-set.js')).configSet,
      },
      unset: {
        summary: 'Take a setting out of config.json',
        load: async () => (await import('../../commands/config-unset.js')).configUnset,
      },
      edit: {
        summary: 'Open config.json in your editor',
        load: async () => (await import('../../commands/config-edit.js')).configEdit,
      },
      path: {
        summary: 'Print where config.json is',
        load: async () => (await import('../../commands/config-path.js')).configPath,
      },
      profiles: {
        summary: 'List the profiles',
        load: async () => (await import('../../commands/config-profiles.js')).configProfiles,
      },
      use: {
        summary: 'Choose the profile that counts from now on',
        load: async () => (await import('../../commands/config-use.js')).configUse,
      },
    },
  },
  secrets: {
    summary: 'Keys and tokens, kept in the keychain',
    fallback: 'list',
    commands: {
      set: {
        summary: 'Keep a secret',
        load: async () => (await import('../../commands/secrets-set.js')).secretsSet,
      },
      list: {
        summary: 'List the names of those that are kept',
        load: async () => (await import('../../commands/secrets-list.js')).secretsList,
      },
      rm: {
        summary: 'Forget a secret',
        aliases: ['remove'],
        load: async () => (await import('../../commands/secrets-remove.js')).secretsRemove,
      },
    },
  },
  alias: {
    summary: 'Commands of your own',
    fallback: 'list',
    commands: {
      list: {
        summary: 'List them',
        load: async () => (await import('../../commands/alias-list.js')).aliasList,
      },
      set: {
        summary: 'Make one, or change it',
        load: async () => (await import('../../commands/alias-set.js')).aliasSet,
      },
      rm: {
        summary: 'Take one out',
        aliases: ['remove'],
        load: async () => (await import('../../commands/alias-remove.js')).aliasRemove,
      },
    },
  },
  completion: {
    summary: 'Print what makes a shell complete these commands',
    load: async () => (await import('../../commands/completion.js')).completion,
  },
} as const satisfies CommandTable;
