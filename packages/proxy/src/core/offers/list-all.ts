import { defaults } from '@nanda/protocol/facts';
import { roughSize } from '../executions/rough-size.js';
import { createMalformedError } from './create-malformed-error.js';

export interface ListAllOptions {
  readonly askPage: (
    params: Readonly<Record<string, unknown>>,
  ) => Promise<Readonly<Record<string, unknown>>>;
  readonly method: string;
  /** Where the rows are in a page. */
  readonly member: string;
  /** Where to begin. @default at the first page */
  readonly cursor?: string | undefined;
}

export interface ListedRows {
  /** As the service has them. */
  readonly rows: readonly unknown[];
  /** Where the rest begins; absent where there is none. */
  readonly nextCursor?: string;
}

/** No page is asked for after so many pages, rows or bytes. */
const maximumPages = 64;
const maximumRows = 10_000;
const maximumBytes = defaults.maxResult;

/** Nobody needs a longer one, and they are kept while the list is read. */
const maximumCursor = 8192;

/**
 * The rows of all pages of a list, up to a limit. A cursor that comes back, or that is none, ends it.
 *
 * @throws NandaError UPSTREAM_PROTOCOL_ERROR where a page has no rows
 */
export async function listAll(options: ListAllOptions): Promise<ListedRows> {
  const { askPage, method, member } = options;
  const rows: unknown[] = [];
  let { cursor } = options;
  const asked = new Set<string>();
  let bytes = 0;
  for (let pages = 1; ; pages += 1) {
    if (cursor !== undefined) asked.add(cursor);
    const page = await askPage(cursor === undefined ? {} : { cursor });
    const found = page[member];
    if (!Array.isArray(found)) throw createMalformedError(method, { missing: member });
    for (const row of found as unknown[]) rows.push(row);
    bytes += roughSize(found);
    cursor = readCursor(page['nextCursor']);
    if (cursor === undefined || asked.has(cursor)) return { rows };
    if (pages >= maximumPages || rows.length >= maximumRows || bytes >= maximumBytes) {
      return { rows, nextCursor: cursor };
    }
  }
}

function readCursor(value: unknown): string | undefined {
  if (typeof value !== 'string' || value === '' || value.length > maximumCursor) return undefined;
  return value;
}
