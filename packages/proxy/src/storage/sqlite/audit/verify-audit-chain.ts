import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { AuditVerdict } from '../../../core/audit/audit-verdict.js';
import type { StoreTables } from '../store-tables.js';
import { hashAuditRow } from './hash-audit-row.js';

/** Rows that are looked at before others get their turn. */
const pageSize = 1000;

/** Follows the chain from its start to the last place that was given. */
export async function verifyAuditChain(database: Kysely<StoreTables>): Promise<AuditVerdict> {
  let { seq, hash: previous } = await findStart(database);
  let checked = 0;
  for (;;) {
    // Asked for before the rows: what is written meanwhile is not missed among them.
    const given = await findGiven(database);
    const rows = await database
      .selectFrom('audit_events')
      .selectAll()
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(pageSize)
      .execute();
    if ((rows[0]?.seq ?? seq) > seq + 1) {
      // What comes next may have been forgotten meanwhile: then the log begins later.
      const start = await findStart(database);
      if (start.seq > seq) {
        ({ seq, hash: previous } = start);
        continue;
      }
    }
    for (const { hash, ...row } of rows) {
      const at = { isSound: false, checked, brokenAt: seq + 1 } as const;
      if (row.seq !== seq + 1) return { ...at, reason: 'missing' };
      if (!hashAuditRow(row, { previous }).equals(hash)) return { ...at, reason: 'changed' };
      ({ seq } = row);
      previous = hash;
      checked += 1;
    }
    if (rows.length < pageSize) {
      if (given > seq) return { isSound: false, checked, brokenAt: seq + 1, reason: 'cut off' };
      return { isSound: true, checked };
    }
    await nextTurn();
  }
}

async function findStart(
  database: Kysely<StoreTables>,
): Promise<{ readonly seq: number; readonly hash: Uint8Array }> {
  return await database.selectFrom('audit_start').selectAll().executeTakeFirstOrThrow();
}

/** The last place that was given, which SQLite itself keeps. */
async function findGiven(database: Kysely<StoreTables>): Promise<number> {
  const { rows } = await sql<{ seq: number }>`
    select seq from sqlite_sequence where name = 'audit_events'
  `.execute(database);
  return rows[0]?.seq ?? 0;
}
