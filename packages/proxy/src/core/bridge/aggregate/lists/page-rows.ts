import { roughSize } from '../../../executions/rough-size.js';

/** Rows and bytes of one page, roughly; a single row is listed whatever its size. */
const mostRows = 1000;
const mostBytes = 4 * 1024 * 1024;

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Where the rest begins; absent where there is none. */
  readonly nextCursor?: string;
}

/**
 * One page of a list.
 *
 * @param options.list what is listed: a cursor is good for that alone
 * @param options.cursor `nextCursor` of the page before
 * @returns undefined for a cursor that is none of this list
 */
export function pageRows<Row>(
  rows: readonly Row[],
  { list, cursor }: { readonly list: string; readonly cursor?: unknown },
): Page<Row> | undefined {
  const start = cursor === undefined ? 0 : readCursor(cursor, list);
  if (start === undefined) return undefined;
  let end = start;
  for (let bytes = 0; end < rows.length && end - start < mostRows; end += 1) {
    bytes += roughSize(rows[end]);
    if (bytes > mostBytes && end > start) break;
  }
  return {
    rows: rows.slice(start, end),
    ...(end < rows.length && { nextCursor: writeCursor(end, list) }),
  };
}

function writeCursor(position: number, list: string): string {
  return Buffer.from(JSON.stringify([list, position])).toString('base64url');
}

function readCursor(cursor: unknown, list: string): number | undefined {
  if (typeof cursor !== 'string' || cursor.length > 256) return undefined;
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const position: unknown = Array.isArray(read) ? read[1] : undefined;
    if (typeof position !== 'number' || !Number.isSafeInteger(position) || position < 1) {
      return undefined;
    }
    // Decoding is lenient; only what is written the same way was made here.
    return writeCursor(position, list) === cursor ? position : undefined;
  } catch {
    return undefined;
  }
}
