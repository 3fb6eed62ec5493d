import type { Migration } from 'kysely/migration';
import { createFirstTables } from './create-first-tables.js';
import { keepAccounts } from './keep-accounts.js';
import { keepAudit } from './keep-audit.js';
import { keepCredentials } from './keep-credentials.js';
import { keepExecutions } from './keep-executions.js';
import { keepListings } from './keep-listings.js';
import { keepOAuthClients } from './keep-oauth-clients.js';

/** All migrations, by name and in order. The length is the version of the file (`user_version`). */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-create-first-tables': createFirstTables,
  '0002-keep-listings': keepListings,
  '0003-keep-executions': keepExecutions,
  '0004-keep-accounts': keepAccounts,
  '0005-keep-credentials': keepCredentials,
  '0006-keep-audit': keepAudit,
  '0007-keep-oauth-clients': keepOAuthClients,
};
