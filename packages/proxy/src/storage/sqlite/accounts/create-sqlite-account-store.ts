import type { Kysely } from 'kysely';
import type { AccountStore } from '../../../core/accounts/store/account-store.js';
import type { StoreTables } from '../store-tables.js';
import { createSqliteAccountRepository } from './create-sqlite-account-repository.js';
import { createSqliteApiKeyRepository } from './create-sqlite-api-key-repository.js';
import { createSqliteChallengeRepository } from './create-sqlite-challenge-repository.js';
import { createSqliteSessionRepository } from './create-sqlite-session-repository.js';
import { createSqliteSigningKeyRepository } from './create-sqlite-signing-key-repository.js';

/** All that accounts are kept in, over the embedded store. */
export function createSqliteAccountStore(database: Kysely<StoreTables>): AccountStore {
  return {
    accounts: createSqliteAccountRepository(database),
    sessions: createSqliteSessionRepository(database),
    apiKeys: createSqliteApiKeyRepository(database),
    challenges: createSqliteChallengeRepository(database),
    signingKeys: createSqliteSigningKeyRepository(database),
  };
}
