import { serviceSorts } from '@nanda/protocol/facts';
import type { SessionAction } from '../../session/session-action.js';
import type { SessionState } from '../../session/session-state.js';
import { selectFacets } from './select-facets.js';
import { toggleFilter } from './toggle-filter.js';

/** Takes the value under the cursor as a filter, or lets go of it; of the order, takes the next one. Searches at once. */
export function toggleFacet(state: SessionState): readonly SessionAction[] {
  const rows = selectFacets(state);
  const row = rows[Math.min(state.lists.facets.cursor, rows.length - 1)];
  const { query } = state.services;
  if (row === undefined) return [];
  if (row.kind === 'filter') return [{ intent: 'look-for', query: toggleFilter(query, row) }];
  const next = (serviceSorts.indexOf(row.sort) + 1) % serviceSorts.length;
  return [{ intent: 'look-for', query: { ...query, sort: serviceSorts[next] } }];
}
