import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { AuditTables } from './audit-tables.js';

/** A row without its own hash. */
export type AuditRow = Omit<Selectable<AuditTables['audit_events']>, 'hash'>;

/** What chains a row to the one before: SHA-256 of that one's hash and of all that the row says. */
export function hashAuditRow(
  row: AuditRow,
  { previous }: { readonly previous: Uint8Array },
): Buffer {
  const { seq, at, type, outcome, actor, remote_address, request_id, target, details } = row;
  const said = [seq, at, type, outcome, actor, remote_address, request_id, target, details];
  return createHash('sha256').update(previous).update(JSON.stringify(said)).digest();
}
