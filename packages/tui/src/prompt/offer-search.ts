import type { SearchFacets } from '@nanda/sdk';
import { plural } from '@nanda/terminal';
import { searchOptions } from '../grammar/search-options.js';
import type { Offer } from './offer.js';
import { offerOptions } from './offer-options.js';
import type { Proposal } from './proposal.js';
import type { TypedWords } from './read-typed-words.js';

/** What could stand behind `search`: what narrows it, with the values that the last search has counted. */
export function offerSearch(place: TypedWords, facets: SearchFacets | undefined): Offer | null {
  return offerOptions(place, {
    options: searchOptions,
    valuesOf: (name) => countsOf(name === 'type' ? 'category' : name, facets),
  });
}

function countsOf(name: string, facets: SearchFacets | undefined): readonly Proposal[] {
  const counts = facets?.[name as keyof SearchFacets] ?? [];
  return counts.map(({ value, count }) => ({
    value,
    kind: name,
    description: plural(count, 'service'),
  }));
}
