import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Credentials, encrypted; the keys that they are encrypted with, encrypted too; and whose turn it is to change something. */
export const keepCredentials: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database);
  },
};

const statements = [
  `create table credentials (
    id text primary key,
    owner text not null,
    service_id text not null,
    connection_id text references connections (id) on delete cascade,
    type text not null,
    place text not null,
    issuer text,
    scope text,
    is_renewable integer,
    expires_at text,
    created_at text not null,
    updated_at text not null,
    version integer not null,
    key_id text not null,
    nonce blob not null,
    data blob not null
  ) strict`,
  `create unique index credentials_by_slot on credentials (
    owner, service_id, place, type, coalesce(connection_id, '')
  )`,
  `create index credentials_by_connection on credentials (connection_id)
    where connection_id is not null`,

  `create table credential_keys (
    number integer primary key autoincrement,
    id text not null,
    master_id text not null,
    nonce blob not null,
    data blob not null,
    unique (id, master_id)
  ) strict`,

  `create table leases (
    id text primary key,
    holder text not null,
    ends_at integer not null
  ) without rowid, strict`,

  // Which of the kept ones it uses, where they are not its own.
  `alter table connections add column credential_id text`,
];
