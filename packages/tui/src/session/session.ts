import type { InputEvent } from '../input/input-event.js';
import type { SessionEvent } from './session-event.js';
import type { SessionState } from './session-state.js';

/** A running session. Whoever created it closes it. */
export interface Session {
  /** A new object after every change. */
  readonly state: SessionState;
  /** Tells of every event that changed the state; gives the function that ends it. */
  subscribe(listener: (event: SessionEvent) => void): () => void;
  /** Changes the prompt. */
  edit(event: InputEvent): void;
  /** Carries out one line. Never throws: gives the exit code, 0 when all went well. */
  submit(line: string): Promise<number>;
  /** Cancels the running command, if there is one. */
  cancel(): void;
  /** Cancels, closes the session's connections (within two seconds) and forgets its listeners. */
  close(): Promise<void>;
}
