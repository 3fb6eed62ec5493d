import type { Migration } from 'kysely/migration';
import { createFirstTables } from './create-first-tables.js';
import { keepExecutions } from './keep-executions.js';
import { keepListings } from './keep-listings.js';

/** All migrations, by name and in order. The length is the version of the file (`user_version`). */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-create-first-tables': createFirstTables,
  '0002-keep-listings': keepListings,
  '0003-keep-executions': keepExecutions,
};
