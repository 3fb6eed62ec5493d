import type { SessionAction } from './session-action.js';
import type { SessionEvent } from './session-event.js';
import type { SessionState } from './session-state.js';

/** A running session. Whoever created it closes it. */
export interface Session {
  /** A new object after every change. */
  readonly state: SessionState;
  /** Tells of every event that changed the state; gives the function that ends it. */
  subscribe(listener: (event: SessionEvent) => void): () => void;
  /** Reads what is there, and follows what happens. */
  start(): void;
  /** Does what a key means. Never throws. */
  perform(action: SessionAction): void;
  /**
   * Carries out one line. Never throws: gives the exit code, 0 when all went well. A line that was given while another
   * one is carried out waits for its turn; a call that runs holds up nobody on the full screen.
   */
  submit(line: string): Promise<number>;
  /** Cancels what was begun last, if something runs. */
  cancel(): void;
  /** Cancels, closes what is to be closed (within two seconds) and forgets its listeners. */
  close(): Promise<void>;
}
