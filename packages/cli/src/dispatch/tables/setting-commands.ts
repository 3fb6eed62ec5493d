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
  auth: {
    summary: 'Sign in to a proxy that has accounts',
    fallback: 'status',
    commands: {
      login: {
        summary: 'Sign in',
        load: async () => (await import('../../commands/auth-login.js')).authLogin,
      },
      status: {
        summary: 'Show who you are, and what you may do',
        load: async () => (await import('../../commands/auth-status.js')).authStatus,
      },
      logout: {
        summary: 'Sign out',
        load: async () => (await import('../../commands/auth-logout.js')).authLogout,
      },
      token: {
        summary: 'Print a token for other programs',
        load: async () => (await import('../../commands/auth-token.js')).authToken,
      },
      keys: {
        summary: 'API keys, for programs that work in your name',
        fallback: 'list',
        commands: {
          list: {
            summary: 'List them',
            load: async () => (await import('../../commands/auth-keys-list.js')).authKeysList,
          },
          create: {
            summary: 'Make one',
            load: async () => (await import('../../commands/auth-keys-create.js')).authKeysCreate,
          },
          revoke: {
            summary: 'End one',
            load: async () => (await import('../../commands/auth-keys-revoke.js')).authKeysRevoke,
          },
        },
      },
    },
  },
  credentials: {
    summary: 'What the proxy keeps to let you into services',
    fallback: 'list',
    commands: {
      list: {
        summary: 'List it, without the secrets',
        load: async () => (await import('../../commands/credentials-list.js')).credentialsList,
      },
      revoke: {
        summary: 'Forget what is kept for a service',
        aliases: ['rm'],
        load: async () => (await import('../../commands/credentials-revoke.js')).credentialsRevoke,
      },
      export: {
        summary: 'Write it into a file that a passphrase protects',
        load: async () => (await import('../../commands/credentials-export.js')).credentialsExport,
      },
      import: {
        summary: 'Take in what was exported elsewhere',
        load: async () => (await import('../../commands/credentials-import.js')).credentialsImport,
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
  wallet: {
    summary: 'Wallets that sign for services that want a token',
    fallback: 'list',
    commands: {
      create: {
        summary: 'Make one',
        load: async () => (await import('../../commands/wallet-create.js')).walletCreate,
      },
      import: {
        summary: 'Bring one that you have, or a program that signs',
        load: async () => (await import('../../commands/wallet-import.js')).walletImport,
      },
      list: {
        summary: 'List them',
        load: async () => (await import('../../commands/wallet-list.js')).walletList,
      },
      show: {
        summary: 'Show the address of one',
        load: async () => (await import('../../commands/wallet-show.js')).walletShow,
      },
      use: {
        summary: 'Choose the one that signs',
        load: async () => (await import('../../commands/wallet-use.js')).walletUse,
      },
      allow: {
        summary: 'Agree to a contract for a service',
        load: async () => (await import('../../commands/wallet-allow.js')).walletAllow,
      },
      rm: {
        summary: 'Forget one, and its key',
        aliases: ['remove'],
        load: async () => (await import('../../commands/wallet-remove.js')).walletRemove,
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
