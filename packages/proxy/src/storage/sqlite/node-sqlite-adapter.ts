import { DialectAdapterBase } from 'kysely';

/** What Kysely has to know of SQLite. */
export class NodeSqliteAdapter extends DialectAdapterBase {
  override get supportsMultipleConnections(): boolean {
    return false;
  }

  /** SQLite does roll back DDL, so a migration that fails leaves nothing behind. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }

  override get supportsReturning(): boolean {
    return true;
  }

  // The migrator works inside one immediate transaction, which is a lock against other processes.
  override async acquireMigrationLock(): Promise<void> {}

  override async releaseMigrationLock(): Promise<void> {}
}
