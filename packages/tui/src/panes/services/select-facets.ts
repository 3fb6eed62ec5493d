import { sanitizeLine } from '@nanda/terminal';
import { serviceSorts } from '@nanda/protocol/facts';
import { filterRows } from '../../lists/filter-rows.js';
import type { SessionState } from '../../session/session-state.js';
import { activeFilters } from './active-filters.js';
import type { FacetRow } from './facet-row.js';
import { filterNames } from './filter-names.js';
import { filterWords } from './filter-words.js';
import { hasFilter } from './has-filter.js';
import type { ServicesState } from './services-state.js';

const known = new WeakMap<ServicesState, { filter: string; rows: readonly FacetRow[] }>();

/** What a search can be ordered and narrowed by, filtered as it is shown. */
export function selectFacets({ services, lists }: SessionState): readonly FacetRow[] {
  const { filter } = lists.facets;
  const before = known.get(services);
  if (before?.filter === filter) return before.rows;
  const rows = filterRows(rowsOf(services), { filter, textOf });
  known.set(services, { filter, rows });
  return rows;
}

function rowsOf({ query, facets }: ServicesState): readonly FacetRow[] {
  const sort: FacetRow = { kind: 'sort', sort: query.sort ?? 'relevance' };
  const active = activeFilters(query);
  const filters = filterNames.flatMap((name): readonly FacetRow[] => {
    const counts = facets?.[name] ?? [];
    const isCounted = (value: string) => counts.some((one) => one.value === value);
    // What is on can be taken off, also where nothing has it.
    const missing = active.filter((one) => one.name === name && !isCounted(one.value));
    return [...missing.map(({ value }) => ({ value, count: 0 })), ...counts].map(
      ({ value, count }) => ({
        kind: 'filter',
        name,
        value,
        count,
        isOn: hasFilter(query, { name, value }),
      }),
    );
  });
  return [sort, ...filters];
}

function textOf(row: FacetRow): string {
  // Each order is found by its name, and is one of the orders.
  if (row.kind === 'sort') return `sort order ${serviceSorts.join(' ')}`;
  return sanitizeLine(`${filterWords(row.name, row.value)} ${row.name}`.slice(0, 200));
}
