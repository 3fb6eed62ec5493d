import type { Kysely } from 'kysely';
import type { DatabaseSync } from 'node:sqlite';
import type { StoreTables } from './store-tables.js';

/** An open store: Kysely, and the one handle that it works on. */
export interface StoreHandle {
  readonly kysely: Kysely<StoreTables>;
  readonly database: DatabaseSync;
  /** For messages. */
  readonly path: string;
}
