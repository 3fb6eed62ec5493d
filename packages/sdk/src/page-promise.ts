import type { PageMeta } from '@nanda/protocol';
import type { APIPromise } from './api-promise.js';
import type { PageCursor } from './page-cursor.js';
import type { Page } from './page.js';

/**
 * A page to come. Await it for that page, or iterate it, without awaiting, over the items of all pages.
 *
 * @example
 * for await (const service of nanda.services.search({ query: 'coffee' })) console.log(service.name);
 */
export interface PagePromise<Item, Meta extends PageCursor = PageMeta>
  extends APIPromise<Page<Item, Meta>>, AsyncIterable<Item> {}
