import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { StoreTables } from '../store-tables.js';
import { type EndPosition, findSurplus } from './find-surplus.js';
import { measureExecutions } from './measure-executions.js';

/** What is deleted at once, so that the thread is not blocked for more than some milliseconds. */
const step = { executions: 200, events: 2_000, bytes: 2 * 1024 * 1024 };

/**
 * Steps until what was deleted goes from the log into the file. It would go by itself, after 16 MB and for
 * 50 ms; so it takes 20, in a turn of its own, and all together takes a third longer.
 */
const checkpointInterval = 3;

/**
 * Forgets executions that ended before a moment, then the oldest ones while all are larger than a limit.
 * Where several processes do it at once, they forget the same ones.
 *
 * Between two steps others read and write; one that is very large loses its events before it goes.
 *
 * @returns how many were forgotten.
 */
export async function pruneExecutions(
  database: Kysely<StoreTables>,
  { endedBefore, maxBytes }: { readonly endedBefore: string; readonly maxBytes: number },
): Promise<number> {
  let count = await forgetUpTo(database, { endedAt: Date.parse(endedBefore), size: 0, key: 0 });
  const surplus = (await measureExecutions(database)) - maxBytes;
  const last = surplus > 0 ? await findSurplus(database, { bytes: surplus }) : undefined;
  if (last !== undefined) count += await forgetUpTo(database, last);
  return count;
}

async function forgetUpTo(database: Kysely<StoreTables>, last: EndPosition): Promise<number> {
  let count = 0;
  for (let steps = 1; ; steps += 1) {
    const deleted = await database
      .transaction()
      .execute((transaction) => forgetSome(transaction, last));
    if (deleted === undefined) return count;
    count += deleted;
    await nextTurn();
    if (steps % checkpointInterval === 0) {
      await sql`pragma wal_checkpoint(passive)`.execute(database);
      await nextTurn();
    }
  }
}

/** How many have gone now, which may be none yet of a large one; undefined where none is left. */
async function forgetSome(
  transaction: Kysely<StoreTables>,
  last: EndPosition,
): Promise<number | undefined> {
  const { rows } = await sql<{ key: number; size: number }>`
    select key, size from executions
    where (ended_at, size, key) <= (${last.endedAt}, ${last.size}, ${last.key})
    order by ended_at, size, key limit ${step.executions}
  `.execute(transaction);
  const [first] = rows;
  if (first === undefined) return undefined;
  const keys: number[] = [];
  let bytes = 0;
  for (const { key, size } of rows) {
    bytes += size;
    if (bytes > step.bytes) break;
    keys.push(key);
  }
  if (keys.length === 0) {
    if (await forgetEvents(transaction, { execution: first.key })) return 0;
    keys.push(first.key);
  }
  await transaction.deleteFrom('executions').where('key', 'in', keys).execute();
  return keys.length;
}

/** Forgets the first events of a large execution; false where it has none. */
async function forgetEvents(
  transaction: Kysely<StoreTables>,
  { execution }: { readonly execution: number },
): Promise<boolean> {
  const { rows } = await sql<{ seq: number; bytes: number }>`
    select seq, octet_length(json) as bytes from execution_events where execution = ${execution}
    order by seq limit ${step.events}
  `.execute(transaction);
  let last: number | undefined;
  let bytes = 0;
  for (const row of rows) {
    if (last !== undefined && bytes + row.bytes > step.bytes) break;
    last = row.seq;
    bytes += row.bytes;
  }
  if (last === undefined) return false;
  await transaction
    .deleteFrom('execution_events')
    .where('execution', '=', execution)
    .where('seq', '<=', last)
    .execute();
  await transaction
    .updateTable('executions')
    .where('key', '=', execution)
    .set(({ eb }) => ({ size: eb('size', '-', bytes) }))
    .execute();
  return true;
}
