import { isObject } from '../../core/is-object.js';
import { readOfficialRow } from './read-official-row.js';
import { readPlainRow } from './read-plain-row.js';
import type { RowContext, RowReading } from './row.js';

/** Reads one row of whatever shape, by what it shows of itself. Never throws. */
export function readRow(row: unknown, context: RowContext): RowReading {
  if (!isObject(row)) return { problem: 'it is not an object' };
  const { server, _meta } = row;
  if (isObject(server)) return readOfficialRow({ server, _meta }, context);
  // The newest official files leave the wrapper out; only they have these keys.
  if (Array.isArray(row['remotes']) || Array.isArray(row['packages'])) {
    return readOfficialRow({ server: row, _meta }, context);
  }
  return readPlainRow(row, context);
}
