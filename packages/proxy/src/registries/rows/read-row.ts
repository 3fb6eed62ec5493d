import { isObject } from '../../core/is-object.js';
import { isOversized } from './is-oversized.js';
import { readOfficialRow } from './read-official-row.js';
import { readPlainRow } from './read-plain-row.js';
import type { RowContext, RowReading } from './row.js';

/** Reads one row of whatever shape, by what it shows of itself. Never throws. */
export function readRow(row: unknown, context: RowContext): RowReading {
  if (!isObject(row)) return { problem: 'it is not an object' };
  if (isOversized(row)) return { problem: 'it is larger than 1 MiB' };
  const { server, _meta } = row;
  if (isObject(server)) return readOfficialRow({ ...row, server }, context);
  // The newest official files leave the wrapper out; only they have these keys.
  if (Array.isArray(row['remotes']) || Array.isArray(row['packages'])) {
    return readOfficialRow({ server: row, _meta, verified: row['verified'] }, context);
  }
  return readPlainRow(row, context);
}
