import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Executions with their events, sessions that outlive their process, and which process has what. */
export const keepExecutions: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database);
  },
};

const statements = [
  `create table runners (
    id integer primary key,
    host text not null,
    pid integer not null,
    process_start integer not null,
    beat integer not null,
    steady_since integer not null
  ) strict`,

  `alter table connections add column transport text`,
  `alter table connections add column client_capabilities text`,
  `alter table connections add column roots text`,
  `alter table connections add column pin_tools integer`,
  `alter table connections add column session_runner integer`,
  `alter table connections add column session_state text`,
  `alter table connections add column session_place text`,

  // Beside the connections, whose narrow rows are written again with every use.
  `create table connection_tools (
    connection_id text primary key references connections (id) on delete cascade,
    tools text not null
  ) strict`,

  // What may be long stands last, so that lists do not read over it.
  `create table executions (
    key integer primary key,
    id text not null unique,
    owner text not null,
    connection_id text not null,
    service_id text not null,
    tool_name text not null,
    state text not null,
    runner integer not null,
    started_at integer not null,
    ended_at integer,
    last_seq integer not null,
    size integer not null,
    key_scope text,
    key_parameters text,
    position text,
    metadata text,
    error text,
    parameters text
  ) strict`,
  // One wide index instead of one for each filter: it only ever grows at its end, and a scan of it for
  // a rare connection, service or tool takes some 100 ns a row. Four narrow ones double the price of a write.
  `create index executions_by_owner on executions (
    owner, started_at, connection_id, service_id, tool_name
  )`,
  `create index executions_failed on executions (owner, started_at) where state = 'failed'`,
  `create index executions_cancelled on executions (owner, started_at) where state = 'cancelled'`,
  // Finds what runs (null), what ended first, and sums up sizes, without reading a row.
  `create index executions_by_end on executions (ended_at, size)`,
  `create index executions_by_key on executions (key_scope, started_at) where key_scope is not null`,

  // Not `without rowid`: a search in such a table reads every long text that it passes.
  `create table execution_events (
    execution integer not null references executions (key) on delete cascade,
    seq integer not null,
    json text not null,
    primary key (execution, seq)
  ) strict`,
];
