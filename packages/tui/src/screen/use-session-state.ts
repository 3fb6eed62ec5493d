import { useSyncExternalStore } from 'react';
import type { SessionState } from '../session/session-state.js';
import type { Session } from '../session/session.js';

/** The session's state; renders again after every change of it. */
export function useSessionState(session: Session): SessionState {
  return useSyncExternalStore(session.subscribe, () => session.state);
}
