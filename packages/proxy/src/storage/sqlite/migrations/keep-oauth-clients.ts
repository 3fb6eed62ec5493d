import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Clients that the proxy has registered with authorization servers, encrypted: some have a secret. */
export const keepOAuthClients: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await sql.raw(statement).execute(database);
  },
};

const statement = `create table oauth_clients (
  issuer text not null,
  redirect_url text not null,
  client_id text not null,
  created_at text not null,
  key_id text not null,
  nonce blob not null,
  data blob not null,
  primary key (issuer, redirect_url)
) without rowid, strict`;
