import type { APIPromise } from './api-promise.js';
import type { PageCursor } from './page-cursor.js';
import type { PagePromise } from './page-promise.js';
import type { Page } from './page.js';

/** Makes the promise of a first page iterable over the items of all pages. */
export function createPagePromise<Item, Meta extends PageCursor>(
  first: APIPromise<Page<Item, Meta>>,
): PagePromise<Item, Meta> {
  return Object.assign(first, {
    async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
      let page = await first;
      yield* page;
      while (page.hasNextPage()) {
        page = await page.getNextPage();
        yield* page;
      }
    },
  });
}
