import type { DocumentFacts } from './document-facts.js';
import { moveInResult } from './move-in-result.js';
import type { DocumentMatch } from './result-document.js';
import type { ResultViewEvent } from './result-view-event.js';
import type { ResultViewState } from './result-view-state.js';

/** What is typed beyond this is not looked for. */
const longest = 200;

/** What becomes of a search in a result. Pure; gives the same object back when nothing changed. */
export function reduceResultSearch(
  state: ResultViewState,
  event: Extract<ResultViewEvent, { readonly type: `search-${string}` }>,
  facts: DocumentFacts,
): ResultViewState {
  const { search } = state;
  switch (event.type) {
    case 'search-opened':
      if (search?.status === 'typing') return state;
      return { ...state, search: { query: '', status: 'typing', isBackward: false, from: 0 } };
    case 'search-typed': {
      const query = event.query.slice(0, longest);
      if (search?.status !== 'typing' || search.query === query) return state;
      return { ...state, search: { ...search, query } };
    }
    case 'search-started': {
      if (search === undefined) return state;
      if (search.query.trim() === '') return close(state);
      const { isBackward } = event;
      // What is looked for first may stand in the first row that is seen.
      const here = state.view === 'tree' ? state.cursor : state.offset;
      const from = search.row ?? (isBackward ? here : here - 1);
      return { ...state, search: { ...search, status: 'looking', isBackward, from } };
    }
    case 'search-found':
      return search?.status === 'looking' ? show(state, event.match, facts) : state;
    case 'search-missed':
      if (search?.status !== 'looking') return state;
      return { ...state, search: { ...search, status: 'missed' } };
    case 'search-closed':
      return close(state);
  }
}

function close(state: ResultViewState): ResultViewState {
  if (state.search === undefined) return state;
  const { search: _, ...rest } = state;
  return rest;
}

function show(
  state: ResultViewState,
  { row, expanded }: DocumentMatch,
  facts: DocumentFacts,
): ResultViewState {
  const { search } = state;
  if (search === undefined) return state;
  const next: ResultViewState = {
    ...state,
    ...(expanded === undefined ? {} : { expanded }),
    search: { ...search, status: 'found', row },
  };
  if (next.view === 'tree') {
    // The nodes that were opened for it are rows that the facts do not have yet.
    const lineCount = Math.max(facts.lineCount, row + 1);
    return moveInResult(next, { to: row, facts: { ...facts, lineCount } });
  }
  const isSeen = row >= state.offset && row < state.offset + facts.rows;
  return isSeen ? next : moveInResult(next, { to: row, facts });
}
