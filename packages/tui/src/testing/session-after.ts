import { initialSession } from '../session/initial-session.js';
import { reduceSession } from '../session/reduce-session.js';
import type { SessionEvent } from '../session/session-event.js';
import type { SessionState } from '../session/session-state.js';

/** A session to which this has happened. */
export function sessionAfter(
  events: readonly SessionEvent[],
  before: SessionState = initialSession,
): SessionState {
  return events.reduce(reduceSession, before);
}
