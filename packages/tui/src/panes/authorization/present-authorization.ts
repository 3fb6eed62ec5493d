import { isBusy } from '../../keymap/is-busy.js';
import type { SessionState } from '../../session/session-state.js';
import { reduceView } from '../../view/reduce-view.js';

/** Shows the page on which the user is to agree as soon as nothing else is in front, and takes it away where it is over. */
export function presentAuthorization(state: SessionState): SessionState {
  const { authorization, view } = state;
  const { overlay } = view;
  if (overlay?.kind === 'authorization' && overlay.authorization.id !== authorization?.id) {
    return { ...state, view: reduceView(view, { type: 'overlay-closed' }) };
  }
  if (authorization === null || authorization.isShown || isBusy(state)) return state;
  const { isShown: _, ...wanted } = authorization;
  return {
    ...state,
    authorization: { ...wanted, isShown: true },
    view: reduceView(view, {
      type: 'overlay-opened',
      overlay: { kind: 'authorization', authorization: wanted, isReady: false },
    }),
  };
}
