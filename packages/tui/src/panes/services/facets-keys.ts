import type { Binding } from '../../keymap/binding.js';
import { activeFilters } from './active-filters.js';
import { selectFacets } from './select-facets.js';
import { toggleFacet } from './toggle-facet.js';
import { withoutFilters } from './without-filters.js';

/** Keys of what the search can be narrowed by. */
export const facetsKeys: readonly Binding[] = [
  {
    id: 'facets.toggle',
    context: 'facets',
    keys: ['enter', 'space'],
    title: 'Take the value as a filter, or let go of it; the next order',
    short: 'toggle',
    whyNot: (state) => (selectFacets(state).length === 0 ? 'No filter is selected' : undefined),
    act: toggleFacet,
  },
  {
    id: 'facets.clear',
    context: 'facets',
    keys: ['0'],
    title: 'Take all filters off',
    short: 'none',
    whyNot: ({ services }) =>
      activeFilters(services.query).length === 0 ? 'No filter is on' : undefined,
    act: ({ services }) => [{ intent: 'look-for', query: withoutFilters(services.query) }],
  },
  {
    id: 'facets.leave',
    context: 'facets',
    keys: ['f'],
    title: 'Back to the services',
    short: 'services',
    act: () => [{ type: 'place-opened', place: 'services' }],
  },
];
