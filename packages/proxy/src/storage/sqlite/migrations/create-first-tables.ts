import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The tables as the first version had them. Released migrations are never edited: add another one. */
export const createFirstTables: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database);
  },
};

const statements = [
  `create table registries (
    key text primary key,
    used_day integer not null
  ) without rowid, strict`,

  `create table services (
    key integer primary key,
    registry text not null references registries (key) on delete cascade,
    place integer not null,
    id text not null,
    name_key text not null,
    title_key text,
    short_name_key text not null,
    protected integer not null,
    verified integer not null,
    rating_average real,
    rating_count integer,
    popularity real not null,
    created_at text not null,
    contested integer not null default 0,
    unique (id, registry)
  ) strict`,
  `create index services_by_registry on services (registry)`,
  `create index services_by_name on services (name_key)`,
  `create index services_by_popularity on services (
    popularity desc, name_key, id, registry, contested
  )`,

  `create table service_documents (
    service_key integer primary key references services (key) on delete cascade,
    document text not null
  ) strict`,

  `create table service_facets (
    service_key integer not null references services (key) on delete cascade,
    kind integer not null,
    value_key text not null,
    value text not null,
    primary key (service_key, kind, value_key)
  ) without rowid, strict`,
  `create index service_facets_by_value on service_facets (kind, value_key, service_key)`,

  `create virtual table services_fts using fts5 (
    name, title, tags, publisher, tools, description,
    content = '', contentless_delete = 1,
    tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
  )`,

  `create table usage (
    service_id text not null,
    kind text not null,
    minute integer not null,
    count integer not null,
    primary key (service_id, kind, minute)
  ) without rowid, strict`,
  `create index usage_by_minute on usage (minute)`,

  `create table connections (
    id text primary key,
    owner_kind text not null,
    owner_client_id text,
    service_id text not null,
    name text,
    auth_type text not null,
    created text not null,
    last_used text not null
  ) without rowid, strict`,
];
