import type { LiveConnection } from '../live-connection.js';
import type { Postponement } from '../sessions/start-opening.js';
import { reconnectDelay } from './reconnect-delay.js';

/** Milliseconds from one attempt to the next, at most, while somebody waits for the session. */
const urgent = 2000;

/** When the next attempt to open a session is made: not before the service may be asked at all. */
export function postponeAttempt({ attempts, gate }: LiveConnection): Postponement {
  const closed = gate?.circuit.retryAfterMs ?? 0;
  // Many wait for the same moment: a little later each, so that one of them tries first.
  const least = closed === 0 ? 0 : closed + Math.round(Math.random() * 250);
  return {
    delay: Math.max(least, reconnectDelay({ attempt: attempts + 1 })),
    least: Math.max(least, urgent),
  };
}
