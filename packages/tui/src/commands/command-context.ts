import type { CallProgress, InteractiveClient } from '../client/interactive-client.js';
import type { SessionEvent } from '../session/session-event.js';
import type { SessionState } from '../session/session-state.js';

/** What a command may do to the session. */
export interface CommandContext {
  client: InteractiveClient;
  /** Aborted when the user cancels. */
  signal: AbortSignal;
  /** The state now. */
  readState(): SessionState;
  dispatch(event: SessionEvent): void;
  /** Writes untrusted text to the transcript, made safe, one line per line feed. */
  print(text: string): void;
  /** Shows how far the command is. */
  report(progress: CallProgress): void;
}
