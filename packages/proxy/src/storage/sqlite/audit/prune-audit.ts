import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { AuditLimits } from '../../../core/audit/audit-store.js';
import type { StoreTables } from '../store-tables.js';

/** Rows that go at once, so that the thread is not blocked for more than some milliseconds. */
const step = 500;

/**
 * Forgets the beginning of the log: the start moves on to the last row that goes, and takes its hash along; only what lies
 * before the start can be deleted. The newest row always stays.
 */
export async function pruneAudit(
  database: Kysely<StoreTables>,
  { before, maxEntries }: AuditLimits,
): Promise<{ readonly count: number; readonly upTo: number }> {
  const upTo = await findLastToGo(database, { before: Date.parse(before), maxEntries });
  let count = 0;
  if (upTo === undefined) return { count, upTo: 0 };
  for (;;) {
    const deleted = await database
      .transaction()
      .execute((transaction) => forgetSome(transaction, { upTo }));
    count += deleted;
    if (deleted < step) return { count, upTo };
    await nextTurn();
  }
}

async function findLastToGo(
  database: Kysely<StoreTables>,
  { before, maxEntries }: { readonly before: number; readonly maxEntries: number },
): Promise<number | undefined> {
  const ends = await database
    .selectFrom('audit_events')
    .select(({ fn }) => [fn.max('seq').as('last')])
    .executeTakeFirst();
  const last = ends?.last ?? 0;
  // By its place, not its time: a clock that was put back makes no gap. Rows are found one after the other, not all read.
  const young = await database
    .selectFrom('audit_events')
    .select('seq')
    .where('at', '>=', before)
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst();
  const byAge = (young?.seq ?? last) - 1;
  const upTo = Math.min(Math.max(byAge, last - maxEntries), last - 1);
  const first = await database
    .selectFrom('audit_events')
    .select('seq')
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst();
  return first !== undefined && upTo >= first.seq ? upTo : undefined;
}

async function forgetSome(
  transaction: Kysely<StoreTables>,
  { upTo }: { readonly upTo: number },
): Promise<number> {
  const rows = await transaction
    .selectFrom('audit_events')
    .select(['seq', 'hash'])
    .where('seq', '<=', upTo)
    .orderBy('seq')
    .limit(step)
    .execute();
  const last = rows.at(-1);
  if (last === undefined) return 0;
  // Another process may have come as far already.
  await transaction
    .updateTable('audit_start')
    .set({ seq: last.seq, hash: last.hash })
    .where('seq', '<', last.seq)
    .execute();
  await transaction.deleteFrom('audit_events').where('seq', '<=', last.seq).execute();
  return rows.length;
}
