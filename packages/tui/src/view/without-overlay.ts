import type { SessionState } from '../session/session-state.js';

/** The state as it is under what lies over it. */
export function withoutOverlay(state: SessionState): SessionState {
  return state.view.overlay === null ? state : { ...state, view: { ...state.view, overlay: null } };
}
