import { CompiledQuery, type Kysely } from 'kysely';
import type { StoreTables } from '../store-tables.js';

/** Values of one statement. More save nothing, and a statement of its own is kept for each number of rows. */
const maxValues = 480;

export type InsertValue = string | number | null;

export interface InsertRowsOptions {
  /** What stands before the values: `insert into t (a, b)`. */
  readonly into: string;
  /** What stands behind them: `on conflict …`. @default nothing */
  readonly behind?: string;
  /** All of the same length. */
  readonly rows: readonly (readonly InsertValue[])[];
}

/**
 * Inserts rows, many with one statement: one by one they cost more than all that they contain, and
 * as one JSON text SQLite takes each of them apart again for every column.
 */
export async function insertRows(
  transaction: Kysely<StoreTables>,
  { into, behind = '', rows }: InsertRowsOptions,
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const width = first.length;
  const places = `(${Array.from({ length: width }, () => '?').join(', ')})`;
  const size = Math.max(1, Math.floor(maxValues / width));
  for (let start = 0; start < rows.length; start += size) {
    const chunk = rows.slice(start, start + size);
    const values = Array.from({ length: chunk.length }, () => places).join(', ');
    const statement = `${into} values ${values} ${behind}`;
    await transaction.executeQuery(CompiledQuery.raw(statement, chunk.flat()));
  }
}
