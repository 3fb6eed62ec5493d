import type { ViewEvent } from './view-event.js';
import type { PlaceName, Sight, ViewState, WorkName } from './view-state.js';

/** What stands beside a list, to be worked on. */
const besides: Readonly<Partial<Record<PlaceName, { work: WorkName }>>> = {
  services: { work: 'detail' },
  connections: { work: 'tools' },
  inbox: { work: 'question' },
};

/** Where the user is after an event. Pure; gives the same object back when nothing changed. */
export function reduceView(state: ViewState, event: ViewEvent): ViewState {
  switch (event.type) {
    case 'prompt-entered':
      return state.mode === 'prompt' ? state : { ...state, mode: 'prompt', pendingKeys: '' };
    case 'panes-entered':
      return state.mode === 'panes' ? state : { ...state, mode: 'panes', pendingKeys: '' };
    case 'column-entered':
      return go(state, { column: event.column });
    case 'place-opened':
      return go(state, { column: 'places', place: event.place, ...besides[event.place] });
    case 'work-opened':
      return go(state, { column: 'work', work: event.work });
    case 'output-opened':
      return go(state, { column: 'output', output: event.output });
    case 'went-back': {
      if (state.last === null) return state;
      const { last } = state;
      return { ...go(state, last), mode: 'panes' };
    }
    case 'zoomed':
      return state.isZoomed === event.isZoomed ? state : { ...state, isZoomed: event.isZoomed };
    case 'overlay-opened':
      return { ...state, overlay: event.overlay, pendingKeys: '' };
    case 'overlay-closed':
      return state.overlay === null ? state : { ...state, overlay: null };
    case 'question-ready': {
      const { overlay } = state;
      if (overlay === null || !('isReady' in overlay) || overlay.isReady) return state;
      return { ...state, overlay: { ...overlay, isReady: true } };
    }
    case 'toast-shown':
      return { ...state, toast: event.toast, lastToast: event.toast.number };
    case 'toast-gone':
      return state.toast?.number === event.number ? { ...state, toast: null } : state;
    case 'quit-armed':
      return { ...state, quitArmedUntil: event.until };
    case 'keys-pending':
      return state.pendingKeys === event.keys ? state : { ...state, pendingKeys: event.keys };
    case 'resized': {
      const { columns, rows } = event;
      if (state.size.columns === columns && state.size.rows === rows) return state;
      return { ...state, size: { columns, rows } };
    }
  }
}

function go(state: ViewState, to: Partial<Sight>): ViewState {
  const { column, place, work, output } = state;
  const from: Sight = { column, place, work, output };
  const sight: Sight = { ...from, ...to };
  const isSame =
    sight.column === column &&
    sight.place === place &&
    sight.work === work &&
    sight.output === output;
  if (isSame) return state;
  const left = sight.column === 'output' ? state.left : sight.column;
  return { ...state, ...sight, last: from, left };
}
