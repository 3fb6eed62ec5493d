import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Accounts, their sessions and keys, and the keys that tokens are signed with. */
export const keepAccounts: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database);
  },
};

const statements = [
  `create table accounts (
    id text primary key,
    email text,
    email_key text unique,
    password_hash text,
    wallet_address text,
    wallet_key text unique,
    name text,
    plan text not null,
    roles text not null,
    is_disabled integer not null,
    created_at integer not null,
    last_login_at integer
  ) strict`,
  `create index accounts_by_creation on accounts (created_at, id)`,

  `create table account_sessions (
    id text primary key,
    account_id text not null references accounts (id) on delete cascade,
    scope text,
    client_id text,
    created_at integer not null,
    expires_at integer not null
  ) strict`,
  `create index account_sessions_by_account on account_sessions (account_id, created_at)`,
  `create index account_sessions_by_end on account_sessions (expires_at)`,

  `create table refresh_tokens (
    hash text primary key,
    session_id text not null references account_sessions (id) on delete cascade,
    used_at integer
  ) strict, without rowid`,
  `create index refresh_tokens_by_session on refresh_tokens (session_id, used_at)`,

  `create table api_keys (
    id text primary key,
    account_id text not null references accounts (id) on delete cascade,
    name text not null,
    prefix text not null,
    key_hash text not null unique,
    scope text not null,
    created_at integer not null,
    expires_at integer,
    last_used_at integer
  ) strict`,
  `create index api_keys_by_account on api_keys (account_id, created_at)`,

  `create table wallet_challenges (
    nonce text primary key,
    wallet_address text not null,
    chain_id integer not null,
    message text not null,
    place text not null,
    expires_at integer not null
  ) strict`,
  `create index wallet_challenges_by_place on wallet_challenges (place)`,
  `create index wallet_challenges_by_end on wallet_challenges (expires_at)`,

  `create table signing_keys (
    id text primary key,
    public_key text not null,
    private_key text not null,
    created_at integer not null,
    signs_until integer not null,
    verifies_until integer not null
  ) strict`,
];
