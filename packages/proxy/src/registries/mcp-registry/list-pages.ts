import type { RegistryAnswer, RegistryHttp } from '../http/registry-http.js';
import { CursorRefusedError } from './cursor-refused-error.js';
import { readPage } from './read-page.js';
import { rowMark } from './row-mark.js';

export interface ListOptions {
  /** The registry's name, for messages. */
  readonly registry: string;
  readonly query: Readonly<Record<string, string | undefined>>;
  /** Where to go on. Absent: at the beginning. */
  readonly cursor?: string | undefined;
  readonly signal: AbortSignal;
  /** @default 5_000 */
  readonly maximumPages?: number;
}

export interface ListedPage {
  readonly rows: readonly unknown[];
  /** The one of the next page; absent on the last. */
  readonly cursor?: string;
  /** When it was made, by the registry's clock. */
  readonly date: string | undefined;
  /** Why the listing ends here, where the registry did not say so itself. */
  readonly problem?: string;
}

const pageSize = 100;
const path = '/v0.1/servers';
const badRequest = [400, 422];

/**
 * Follows a listing to its end. Ends it by itself where it goes round in circles: at a cursor that came before, a page
 * that brings nothing new, and after very many pages.
 *
 * @throws CursorRefusedError where the registry does not take the cursor that it is to go on from.
 */
export async function* listPages(
  http: RegistryHttp,
  { registry, query, cursor: start, signal, maximumPages = 5_000 }: ListOptions,
): AsyncGenerator<ListedPage> {
  const cursors = new Set<string>();
  const marks = new Set<string>();
  let cursor = start;
  let limit: number | undefined = pageSize;
  for (let pages = 1; ; pages += 1) {
    const ask = (): Promise<RegistryAnswer> =>
      http.getJson(path, {
        query: { ...query, limit, cursor },
        signal,
        // Only of the first request is it known what is wrong with it.
        expected: pages > 1 ? [] : cursor === undefined ? badRequest : [...badRequest, 404, 410],
      });
    let answer = await ask();
    if (answer.status >= 400 && cursor !== undefined) {
      throw new CursorRefusedError(answer.message ?? `status ${answer.status}`);
    }
    if (answer.status >= 400) {
      // Some allow fewer rows a page.
      limit = undefined;
      answer = await http.getJson(path, { query: { ...query, cursor }, signal });
    }
    const page = readPage(answer, { registry });
    const problem = findCircle(page, { cursors, marks, isCapped: pages >= maximumPages });
    yield {
      rows: page.rows,
      date: answer.headers.get('date') ?? undefined,
      ...(problem === undefined && page.cursor !== undefined ? { cursor: page.cursor } : {}),
      ...(problem === undefined ? {} : { problem }),
    };
    if (problem !== undefined || page.cursor === undefined) return;
    ({ cursor } = page);
  }
}

interface Traces {
  readonly cursors: Set<string>;
  /** Of the rows that came before. */
  readonly marks: Set<string>;
  readonly isCapped: boolean;
}

function findCircle(
  { rows, cursor }: { readonly rows: readonly unknown[]; readonly cursor?: string },
  { cursors, marks, isCapped }: Traces,
): string | undefined {
  const before = marks.size;
  let unknown = 0;
  for (const row of rows) {
    const mark = rowMark(row);
    if (mark === undefined) unknown += 1;
    else marks.add(mark);
  }
  if (cursor === undefined) return undefined;
  if (cursors.has(cursor)) return 'the listing came back to an earlier page and was ended there';
  cursors.add(cursor);
  if (rows.length === 0) return 'the listing went on after an empty page and was ended there';
  if (marks.size === before && unknown === 0) return 'the listing repeats itself and was ended';
  return isCapped ? 'the listing has too many pages and was ended' : undefined;
}
