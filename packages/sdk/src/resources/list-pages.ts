import type { APIPromise } from '../api-promise.js';
import { createPagePromise } from '../create-page-promise.js';
import type { PageCursor } from '../page-cursor.js';
import type { PagePromise } from '../page-promise.js';
import { Page } from '../page.js';

/** One part of a list. */
interface Part<Item, Meta> {
  readonly data: readonly Item[];
  readonly meta: Meta;
}

/** Gets the part of a list that the query asks for, and has it read. */
export type FetchPart<Query, Item, Meta> = <Data>(
  query: Query,
  read: (part: Part<Item, Meta>) => Data,
) => APIPromise<Data>;

/** A list, page by page. */
export function listPages<Query extends PageCursorQuery, Item, Meta extends PageCursor>(
  query: Query,
  fetchPart: FetchPart<Query, Item, Meta>,
): PagePromise<Item, Meta> {
  const fetchPage = (part: Query): APIPromise<Page<Item, Meta>> =>
    fetchPart(part, ({ data, meta }) => {
      // A cursor says where to go on; an offset beside it would say it twice.
      const turnTo = (cursor: string): Query => ({ ...query, cursor, offset: undefined });
      return new Page(data, { meta, fetchPage: (cursor) => fetchPage(turnTo(cursor)) });
    });
  return createPagePromise(fetchPage(query));
}

/** What says where a page begins. */
interface PageCursorQuery {
  readonly cursor?: string | undefined;
  readonly offset?: number | undefined;
}
