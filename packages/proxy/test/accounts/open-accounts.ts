import type { AuditEntry } from '../../src/core/audit/audit-log.js';
import { createMemoryRateLimiter } from '../../src/bus/memory/create-memory-rate-limiter.js';
import { createAccessRules } from '../../src/core/access/create-access-rules.js';
import type { Accounts } from '../../src/core/accounts/accounts.js';
import type { AccountsOptions } from '../../src/core/accounts/accounts-options.js';
import type { AuthSettings } from '../../src/core/accounts/auth-settings.js';
import { createAccounts } from '../../src/core/accounts/create-accounts.js';
import { createSecretBox } from '../../src/core/credentials/create-secret-box.js';
import type { SecretBox } from '../../src/core/credentials/secret-box.js';
import type { Logger } from '../../src/core/logger.js';
import { openSqliteStore, type SqliteStore } from '../../src/storage/sqlite/open-sqlite-store.js';

export interface OpenAccountsOptions extends Partial<
  Pick<AccountsOptions, 'contracts' | 'publicUrl' | 'passwordCost' | 'limiter'>
> {
  readonly settings?: Partial<AuthSettings>;
  /** @default in memory */
  readonly dataDir?: string;
  readonly masterKey?: string;
  readonly clock?: Clock;
}

/** Goes on only when it is told to. */
export interface Clock {
  /** Milliseconds of the epoch. */
  time: number;
}

export interface OpenAccounts extends AsyncDisposable {
  readonly accounts: Accounts;
  readonly store: SqliteStore;
  /** What its keys are sealed with. */
  readonly box: SecretBox;
  readonly clock: Clock;
  /** What the audit log was told. */
  readonly entries: AuditEntry[];
  readonly warnings: string[];
}

/** As little work as there can be: what is tried here is not how hard a hash is. */
const littleWork = { logarithm: 4, blocks: 1, lanes: 1 };

/** Accounts over a real store, whose clock stands. */
export async function openAccounts({
  settings = {},
  dataDir = ':memory:',
  masterKey = 'a master key of at least 32 characters',
  clock = { time: Date.parse('2026-06-01T12:00:00Z') },
  ...options
}: OpenAccountsOptions = {}): Promise<OpenAccounts> {
  const entries: AuditEntry[] = [];
  const warnings: string[] = [];
  const nothing = (): void => {};
  const logger: Logger = {
    debug: nothing,
    info: nothing,
    warn: (message) => void warnings.push(message),
    error: nothing,
  };
  const store = await openSqliteStore({ dataDir, logger });
  const box = createSecretBox({ keys: store.dataKeys, readKey: async () => masterKey, logger });
  const accounts = createAccounts({
    store: store.accounts,
    settings: {
      registration: 'open',
      issuer: 'https://proxy.example',
      audience: ['https://proxy.example'],
      accessTokenTtl: 900_000,
      refreshTokenTtl: 604_800_000,
      ...settings,
    },
    rules: createAccessRules({
      roles: new Map([['reader', { permissions: new Set(['catalog:read'] as const) }]]),
      rateOf: () => ({ requests: 60, window: 60 }),
    }),
    box,
    limiter: createMemoryRateLimiter({ now: () => clock.time }),
    audit: { record: (entry) => void entries.push(entry) },
    logger,
    passwordCost: littleWork,
    now: () => clock.time,
    ...options,
  });
  return {
    accounts,
    store,
    box,
    clock,
    entries,
    warnings,
    async [Symbol.asyncDispose]() {
      await accounts.close();
      await store.close();
    },
  };
}
