import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The audit log: rows that the store itself refuses to change, and to delete but from their beginning. */
export const keepAudit: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database);
  },
};

const statements = [
  // `autoincrement` remembers the last place that was given, also of a row that is no longer there.
  `create table audit_events (
    seq integer primary key autoincrement,
    at integer not null,
    type text not null,
    outcome text not null,
    actor text,
    remote_address text,
    request_id text,
    target text,
    details text,
    hash blob not null
  ) strict`,
  `create index audit_events_by_type on audit_events (type, seq)`,
  `create index audit_events_by_actor on audit_events (actor, seq)`,

  // Up to where the log was forgotten, and the hash of the last row that was: the chain goes on from it.
  `create table audit_start (
    id integer primary key check (id = 1),
    seq integer not null,
    hash blob not null
  ) strict`,
  `insert into audit_start (id, seq, hash) values (1, 0, x'')`,

  `create trigger audit_events_unchanged before update on audit_events
    begin select raise(abort, 'the audit log is not changed'); end`,
  `create trigger audit_events_kept before delete on audit_events
    when old.seq > (select seq from audit_start)
    begin select raise(abort, 'the audit log is only forgotten from its beginning'); end`,
  // Also for 'replace', which deletes without asking the trigger above.
  `create trigger audit_events_in_order before insert on audit_events
    when new.seq <= max((select seq from audit_start), coalesce((select max(seq) from audit_events), 0))
    begin select raise(abort, 'the audit log only grows at its end'); end`,
  `create trigger audit_start_kept before delete on audit_start
    begin select raise(abort, 'the audit log has one start'); end`,
  // It moves to a row that is there, and takes its hash along.
  `create trigger audit_start_forward before update on audit_start
    when new.id <> old.id or new.seq <= old.seq
      or new.hash is not (select hash from audit_events where seq = new.seq)
    begin select raise(abort, 'the start of the audit log only moves on'); end`,
];
