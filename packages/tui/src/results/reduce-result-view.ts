import type { DocumentFacts } from './document-facts.js';
import { moveInResult } from './move-in-result.js';
import { reduceResultSearch } from './reduce-result-search.js';
import type { ResultViewEvent } from './result-view-event.js';
import type { ResultViewName } from './result-view-name.js';
import type { ResultViewState } from './result-view-state.js';

/** How a result is looked at after an event. Pure; gives the same object back when nothing changed. */
export function reduceResultView(
  state: ResultViewState,
  event: ResultViewEvent,
  facts: DocumentFacts,
): ResultViewState {
  switch (event.type) {
    case 'view-chosen':
      return chooseView(state, event.view);
    case 'view-cycled': {
      const { views, isBackward = false } = event;
      const index = views.indexOf(state.view) + (isBackward ? -1 : 1);
      return chooseView(state, views.at(index % views.length) ?? state.view);
    }
    case 'moved':
      return moveInResult(state, { to: event.to, facts });
    case 'node-opened':
    case 'node-closed':
    case 'node-toggled':
      return changeNode(state, event.type, facts);
    case 'tree-closed':
      if (state.view !== 'tree') return state;
      return { ...state, expanded: [''], cursor: 0, offset: 0 };
    case 'picture-chosen':
      return event.picture === state.picture ? state : { ...state, picture: event.picture };
    case 'search-opened':
    case 'search-typed':
    case 'search-started':
    case 'search-found':
    case 'search-missed':
    case 'search-closed':
      return reduceResultSearch(state, event, facts);
  }
}

/** What was found belongs to the rows of one view; what was looked for is kept. */
function chooseView(state: ResultViewState, view: ResultViewName): ResultViewState {
  if (view === state.view) return state;
  const { search, ...rest } = state;
  const next = { ...rest, view, offset: 0, cursor: 0 };
  if (search === undefined || search.status === 'typing') return next;
  return {
    ...next,
    search: { query: search.query, isBackward: false, status: 'looking', from: -1 },
  };
}

function changeNode(
  state: ResultViewState,
  type: 'node-opened' | 'node-closed' | 'node-toggled',
  facts: DocumentFacts,
): ResultViewState {
  const { node } = facts;
  if (node === undefined || state.view !== 'tree') return state;
  const { path, isBranch, isOpen, parentRow } = node;
  if (type !== 'node-closed' && isBranch && !isOpen) {
    return { ...state, expanded: [...state.expanded, path] };
  }
  if (type === 'node-opened') {
    return isBranch ? moveInResult(state, { to: 'next', facts }) : state;
  }
  if (isOpen) return { ...state, expanded: state.expanded.filter((open) => open !== path) };
  return type === 'node-closed' ? moveInResult(state, { to: parentRow, facts }) : state;
}
