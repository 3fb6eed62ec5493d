import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Listings instead of services: one row for each row of a registry, read step by step, with its
 * versions, tools and identities. What the first tables held is read again from its registries.
 */
export const keepListings: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database);
  },
};

const statements = [
  `drop table services_fts`,
  `drop table service_facets`,
  `drop table service_documents`,
  `drop table services`,
  `drop table registries`,

  `create table registries (
    number integer primary key autoincrement,
    key text not null unique,
    used_day integer not null,
    checkpoint text,
    generation integer not null default 0,
    next_place integer not null default 0,
    synced_at text,
    is_complete integer not null default 0,
    problems text not null default '[]'
  ) strict`,

  // The keys of listings that are gone are not given again: indexes may still hold them.
  `create table services (
    key integer primary key autoincrement,
    registry integer not null references registries (number) on delete cascade,
    generation integer not null,
    place integer not null,
    id text not null,
    name_key text not null,
    name_hash integer not null,
    title_hash integer not null,
    short_hash integer not null,
    version_rank text,
    list text,
    flags integer not null,
    popularity real not null,
    rating_average real,
    rating_count integer,
    created_at integer not null,
    updated_at integer not null,
    version text,
    name_words integer not null,
    words integer not null,
    facets text not null,
    identities text not null,
    address text,
    unique (id, registry)
  ) strict`,
  `create index services_by_registry on services (registry, generation)`,
  `create index services_by_version on services (version) where version is not null`,
  `create index services_by_address on services (address) where address is not null`,

  `create table service_documents (
    service_key integer primary key references services (key) on delete cascade,
    document text not null
  ) strict`,

  `create table service_versions (
    service_key integer not null references services (key) on delete cascade,
    version text not null,
    version_rank text not null,
    document text not null,
    primary key (service_key, version)
  ) without rowid, strict`,
  `create index service_versions_by_version on service_versions (version)`,

  `create table facet_values (
    number integer primary key,
    kind integer not null,
    value_key text not null,
    value text not null,
    unique (kind, value_key)
  ) strict`,

  `create table service_tools (
    number integer primary key autoincrement,
    service_key integer not null references services (key) on delete cascade,
    name text not null,
    description text
  ) strict`,
  `create index service_tools_by_service on service_tools (service_key)`,

  `create virtual table services_fts using fts5 (
    name, title, tags, publisher, tools, description,
    content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
  )`,
  `create virtual table services_terms using fts5vocab (services_fts, row)`,
  `create virtual table services_places using fts5vocab (services_fts, instance)`,
  `create virtual table tools_fts using fts5 (
    name, description, service,
    content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
  )`,
  `create virtual table tools_terms using fts5vocab (tools_fts, row)`,
  `create virtual table tools_places using fts5vocab (tools_fts, instance)`,

  `create table known_tools (
    registry integer not null references registries (number) on delete cascade,
    service_id text not null,
    tools text not null,
    primary key (registry, service_id)
  ) without rowid, strict`,

  `create table address_health (
    address text primary key,
    state text not null,
    checked_at text not null,
    latency real,
    reason text
  ) without rowid, strict`,

  `create table usage_by_owner (
    owner text not null,
    service_id text not null,
    count integer not null,
    minute integer not null,
    primary key (owner, service_id)
  ) without rowid, strict`,
  `create index usage_by_owner_of_service on usage_by_owner (service_id)`,

  `create table catalog_version (version integer not null, prunes integer not null) strict`,
  `insert into catalog_version (version, prunes) values (0, 0)`,
];
