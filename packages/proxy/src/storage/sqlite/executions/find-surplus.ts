import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { StoreTables } from '../store-tables.js';

/** Where an execution stands among those that have ended: by its end first. Sizes are above 0. */
export interface EndPosition {
  readonly endedAt: number;
  readonly size: number;
  readonly key: number;
}

/** Executions that are looked at at once. */
const stepLength = 2_000;

/** The last of the oldest executions that have to go so that as many bytes go; undefined where none have ended. */
export async function findSurplus(
  database: Kysely<StoreTables>,
  { bytes: surplus }: { readonly bytes: number },
): Promise<EndPosition | undefined> {
  let last: EndPosition | undefined;
  let bytes = 0;
  for (;;) {
    const { endedAt, size, key } = last ?? { endedAt: Number.MIN_SAFE_INTEGER, size: 0, key: 0 };
    const { rows } = await sql<EndPosition>`
      select ended_at as "endedAt", size, key from executions
      where (ended_at, size, key) > (${endedAt}, ${size}, ${key})
      order by ended_at, size, key limit ${stepLength}
    `.execute(database);
    for (const row of rows) {
      last = row;
      bytes += row.size;
      if (bytes >= surplus) return last;
    }
    if (rows.length < stepLength) return last;
    await nextTurn();
  }
}
