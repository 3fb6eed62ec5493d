import { Kysely } from 'kysely';
import type { AccountStore } from '../../core/accounts/store/account-store.js';
import type { AuditStore } from '../../core/audit/audit-store.js';
import type { SealedRegistrationRepository } from '../../core/authorizations/sealed-registration-repository.js';
import type { ServiceRepository } from '../../core/catalog/service-repository.js';
import type { UsageRepository } from '../../core/catalog/usage-repository.js';
import type { ConnectionRepository } from '../../core/connections/connection-repository.js';
import type { CredentialRepository } from '../../core/credentials/credential-repository.js';
import type { DataKeyRepository } from '../../core/credentials/data-key-repository.js';
import type { LeaseRepository } from '../../core/credentials/lease-repository.js';
import type { ExecutionRepository } from '../../core/executions/execution-repository.js';
import type { Logger } from '../../core/logger.js';
import { createSqliteAccountStore } from './accounts/create-sqlite-account-store.js';
import { createSqliteAuditStore } from './audit/create-sqlite-audit-store.js';
import { createSqliteClientRegistrationRepository } from './credentials/create-sqlite-client-registration-repository.js';
import { createSqliteCredentialRepository } from './credentials/create-sqlite-credential-repository.js';
import { createSqliteDataKeyRepository } from './credentials/create-sqlite-data-key-repository.js';
import { createSqliteLeaseRepository } from './credentials/create-sqlite-lease-repository.js';
import { createSqliteConnectionRepository } from './create-sqlite-connection-repository.js';
import { createSqliteServiceRepository } from './catalog/create-sqlite-service-repository.js';
import { createSqliteUsageRepository } from './create-sqlite-usage-repository.js';
import { createSqliteExecutionRepository } from './executions/create-sqlite-execution-repository.js';
import { explainOpenFailure } from './explain-open-failure.js';
import { migrateStore } from './migrate-store.js';
import { NodeSqliteDialect } from './node-sqlite-dialect.js';
import { openDatabase } from './open-database.js';
import { openRunner, type Runner } from './runners/open-runner.js';
import type { StoreTables } from './store-tables.js';

export interface SqliteStoreOptions {
  /** The directory of `nanda.db`, or `:memory:` for a store that is gone with its process. */
  readonly dataDir: string;
  readonly logger: Logger;
}

export interface SqliteStore {
  readonly services: ServiceRepository;
  readonly usage: UsageRepository;
  readonly connections: ConnectionRepository;
  readonly executions: ExecutionRepository;
  readonly credentials: CredentialRepository;
  readonly dataKeys: DataKeyRepository;
  readonly leases: LeaseRepository;
  readonly clientRegistrations: SealedRegistrationRepository;
  readonly accounts: AccountStore;
  readonly audit: AuditStore;
  /** Lets go of what this process has, so that others may take it over at once. Safe to call twice. */
  close(): Promise<void>;
}

/**
 * Opens the embedded store and brings its tables up to date. Several processes may hold the same one.
 *
 * @throws StoreError when the file is damaged, newer than this program, locked or not writable.
 */
export async function openSqliteStore({
  dataDir,
  logger,
}: SqliteStoreOptions): Promise<SqliteStore> {
  const started = performance.now();
  const { database, path } = await openDatabase(dataDir);
  const kysely = new Kysely<StoreTables>({ dialect: new NodeSqliteDialect(database) });
  let runner: Runner;
  try {
    await migrateStore(kysely, { path });
    runner = await openRunner(kysely, { logger });
  } catch (error) {
    await kysely.destroy();
    throw explainOpenFailure(error, { path });
  }
  logger.debug('store opened', { path, milliseconds: Math.round(performance.now() - started) });
  const { id } = runner;
  let closing: Promise<void> | undefined;

  async function close(): Promise<void> {
    await runner.close();
    await kysely.destroy();
  }

  return {
    services: createSqliteServiceRepository(kysely),
    usage: createSqliteUsageRepository(kysely),
    connections: createSqliteConnectionRepository(kysely, { runner: id, logger }),
    credentials: createSqliteCredentialRepository(kysely),
    dataKeys: createSqliteDataKeyRepository(kysely),
    leases: createSqliteLeaseRepository(kysely),
    clientRegistrations: createSqliteClientRegistrationRepository(kysely),
    executions: createSqliteExecutionRepository({ kysely, database, path }, { runner: id, logger }),
    accounts: createSqliteAccountStore(kysely),
    audit: createSqliteAuditStore({ kysely, database, path }),
    close() {
      closing ??= close();
      return closing;
    },
  };
}
