import type { DatabaseSync } from 'node:sqlite';
import type { PendingAuditEvent, WrittenAuditEvent } from '../../../core/audit/audit-store.js';
import { hashAuditRow } from './hash-audit-row.js';

/** Writes entries at the end of the chain. */
export type AuditWriter = (events: readonly PendingAuditEvent[]) => readonly WrittenAuditEvent[];

/**
 * Works within a transaction of its caller that nobody else can write in, over statements that are prepared once: the
 * end of the chain is where another process may have put it.
 */
export function createAuditWriter(database: DatabaseSync): AuditWriter {
  const findLast = database.prepare(`
    select seq, hash from audit_events order by seq desc limit 1
  `);
  const findStart = database.prepare(`select seq, hash from audit_start`);
  const findGiven = database.prepare(`select seq from sqlite_sequence where name = 'audit_events'`);
  const insert = database.prepare(`
    insert into audit_events (seq, at, type, outcome, actor, remote_address, request_id, target, details, hash)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  `);

  return (events) => {
    const last = (findLast.get() ?? findStart.get()) as { seq: number; hash: Uint8Array };
    // A place is given once, whatever became of what was there.
    let seq = Math.max(last.seq, Number(findGiven.get()?.['seq'] ?? 0));
    let previous = last.hash;
    return events.map((event) => {
      seq += 1;
      const row = {
        seq,
        at: Date.parse(event.at),
        type: event.type,
        outcome: event.outcome,
        actor: event.actor ?? null,
        remote_address: event.remoteAddress ?? null,
        request_id: event.requestId ?? null,
        target: event.target ?? null,
        details: event.details === undefined ? null : JSON.stringify(event.details),
      };
      const hash = hashAuditRow(row, { previous });
      insert.run(...Object.values<string | number | null>(row), hash);
      previous = hash;
      return { ...event, seq, hash: hash.toString('hex') };
    });
  };
}
