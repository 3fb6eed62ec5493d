import { initialSession } from './initial-session.js';
import { reduceSession } from './reduce-session.js';
import type { SessionEvent } from './session-event.js';
import type { SessionState } from './session-state.js';

/** The state of a session, and who is told of its changes. */
export interface SessionStore {
  readonly state: SessionState;
  dispatch(event: SessionEvent): void;
  subscribe(listener: (event: SessionEvent) => void): () => void;
  /** Forgets the listeners. */
  close(): void;
}

/** Makes the place where the state lives: it changes by events alone. */
export function createStore(initial: SessionState = initialSession): SessionStore {
  const listeners = new Set<(event: SessionEvent) => void>();
  let state = initial;
  return {
    get state() {
      return state;
    },
    dispatch(event) {
      const next = reduceSession(state, event);
      if (next === state) return;
      state = next;
      for (const listener of listeners) listener(event);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => listeners.clear(),
  };
}
