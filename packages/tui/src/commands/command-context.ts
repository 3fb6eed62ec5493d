import type { ExecutionEvent, ToolResult } from '@nanda/sdk';
import type { InteractiveClient } from '../client/interactive-client.js';
import type { CallProgress } from '../session/call-progress.js';
import type { ConfirmQuestion } from '../session/confirm.js';
import type { Desk } from '../session/desk.js';
import type { SessionEvent } from '../session/session-event.js';
import type { SessionState } from '../session/session-state.js';

/** What a command may do to the session. */
export interface CommandContext {
  client: InteractiveClient;
  desk: Desk;
  /** Whether results are read line by line, or on the whole screen. */
  face: 'screen' | 'line';
  /** Aborted when the user cancels. */
  signal: AbortSignal;
  /** The state now. */
  readState(): SessionState;
  /** Waits until it is known which connections there are. */
  connectionsKnown(): Promise<void>;
  dispatch(event: SessionEvent): void;
  /** Writes untrusted text to the transcript, made safe, one line per line feed. */
  print(text: string): void;
  /** The same for what is no result: what to do next, what has been left out. */
  hint(text: string): void;
  /** Shows how far the command is. */
  report(progress: CallProgress): void;
  /** Asks for a yes before something that is hard to undo. On lines that nobody answers: no. */
  confirm(question: ConfirmQuestion): Promise<boolean>;
  /** Cancels a call of the session, where it still runs. */
  cancelRun(runId: string): void;
  /** Calls a tool and follows it, as one of the session's runs. */
  call(request: CallRequest): Promise<ToolResult>;
}

/** A call that a command makes. */
export interface CallRequest {
  connectionId: string;
  serviceName: string;
  tool: string;
  parameters: Readonly<Record<string, unknown>>;
  /** Told of every event after the session has taken note of it. */
  onEvent?: ((event: ExecutionEvent) => void) | undefined;
}
