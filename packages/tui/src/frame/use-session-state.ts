import { useCallback, useSyncExternalStore } from 'react';
import type { SessionState } from '../session/session-state.js';
import type { Session } from '../session/session.js';
import { throttleLatest } from '../session/throttle-latest.js';

/** Milliseconds between two renders of what comes by itself: thirty a second are all that anybody sees. */
const interval = 33;

/**
 * The session's state; renders again after a change of it, at once after the first one and at most thirty times a second
 * while they come fast.
 */
export function useSessionState(session: Session): SessionState {
  const subscribe = useCallback(
    (notify: () => void) => {
      const gate = throttleLatest(notify, { interval });
      const unsubscribe = session.subscribe(() => gate.push(undefined));
      return () => {
        unsubscribe();
        gate.cancel();
      };
    },
    [session],
  );
  return useSyncExternalStore(subscribe, () => session.state);
}
