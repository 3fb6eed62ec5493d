import { type Kysely, sql } from 'kysely';
import type { StoredEvent } from '../../../core/executions/execution-repository.js';
import type { StoreTables } from '../store-tables.js';

export interface EventPage {
  /** The id of the execution. */
  readonly id: string;
  /** A `seq`. */
  readonly after: number;
  readonly limit: number;
  readonly maxBytes: number;
}

/** The events after one, as many as fit and at least one; those that do not fit are not read. */
export async function readEventPage(
  database: Kysely<StoreTables>,
  { id, after, limit, maxBytes }: EventPage,
): Promise<readonly StoredEvent[]> {
  const { rows: sizes } = await sql<{ execution: number; seq: number; bytes: number }>`
    select event.execution, event.seq, octet_length(event.json) as bytes
    from executions join execution_events event on event.execution = executions.key
    where executions.id = ${id} and event.seq > ${after}
    order by event.seq limit ${limit}
  `.execute(database);
  const [first] = sizes;
  if (first === undefined) return [];
  let last = first.seq;
  let bytes = first.bytes;
  for (const size of sizes.slice(1)) {
    bytes += size.bytes;
    if (bytes > maxBytes) break;
    last = size.seq;
  }
  return await database
    .selectFrom('execution_events')
    .where('execution', '=', first.execution)
    .where('seq', '>', after)
    .where('seq', '<=', last)
    .orderBy('seq')
    .select(['seq', 'json'])
    .execute();
}
