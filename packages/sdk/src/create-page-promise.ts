import type { PageMeta } from '@nanda/protocol';
import type { PagePromise } from './page-promise.js';
import type { Page } from './page.js';

/** Makes the promise of a first page iterable over the items of all pages. */
export function createPagePromise<Item, Meta extends PageMeta>(
  first: Promise<Page<Item, Meta>>,
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
