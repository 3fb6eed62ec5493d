import { createPagePromise } from '../create-page-promise.js';
import type { PageCursor } from '../page-cursor.js';
import type { PagePromise } from '../page-promise.js';
import { Page } from '../page.js';
import type { OfferQuery } from './offer-query.js';

/** Gets one part of a list: the one after the cursor, or the first one. */
export type FetchOffers<Offer> = (
  query: OfferQuery,
) => Promise<{ readonly data: readonly Offer[]; readonly meta: PageCursor }>;

/** A list of what a service offers, page by page. */
export function listOffers<Offer>(
  query: OfferQuery,
  { fetchOffers }: { readonly fetchOffers: FetchOffers<Offer> },
): PagePromise<Offer, PageCursor> {
  const fetchPage = async (part: OfferQuery): Promise<Page<Offer, PageCursor>> => {
    const { data, meta } = await fetchOffers(part);
    return new Page(data, { meta, fetchPage: (cursor) => fetchPage({ cursor }) });
  };
  return createPagePromise(fetchPage(query));
}
