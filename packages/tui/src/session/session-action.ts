import type { Intent } from './intent.js';
import type { SessionEvent } from './session-event.js';

/** What a key does: it changes what is seen, or wants something of the world. */
export type SessionAction = SessionEvent | Intent;
