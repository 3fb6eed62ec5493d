import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { StoreTables } from '../store-tables.js';

/** Executions that are summed up at once: some milliseconds. */
const stepLength = 50_000;

/** Bytes of all executions together. Read from an index, in steps between which others have their turn. */
export async function measureExecutions(database: Kysely<StoreTables>): Promise<number> {
  let bytes = await sumOf(database, sql`ended_at is null`);
  let after = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const { rows } = await sql<{ ended_at: number }>`
      select ended_at from executions where ended_at > ${after}
      order by ended_at limit 1 offset ${stepLength}
    `.execute(database);
    const last = rows[0]?.ended_at;
    if (last === undefined) {
      return bytes + (await sumOf(database, sql`ended_at > ${after}`));
    }
    bytes += await sumOf(database, sql`ended_at > ${after} and ended_at <= ${last}`);
    after = last;
    await nextTurn();
  }
}

async function sumOf(
  database: Kysely<StoreTables>,
  condition: ReturnType<typeof sql>,
): Promise<number> {
  const { rows } = await sql<{ bytes: number | null }>`
    select sum(size) as bytes from executions where ${condition}
  `.execute(database);
  return rows[0]?.bytes ?? 0;
}
