import type { CallProgress, OpenConnection, ServiceListing } from '../client/interactive-client.js';
import type { InputState } from '../input/input-state.js';

/** Everything that the session shows. */
export interface SessionState {
  /** Newest last; the oldest go when there are too many. */
  transcript: readonly TranscriptLine[];
  /** What `connect: 1` counts in. */
  listing: readonly ServiceListing[];
  /** Connections that this session opened and has not closed, in the order of opening. */
  connections: readonly OpenConnection[];
  /** The connection that `tools` and `call` mean. */
  currentConnectionId: string | null;
  /** The command that is being carried out. */
  running: RunningCommand | null;
  input: InputState;
  /** True once `quit` was given: the owner of the session ends it. */
  hasQuit: boolean;
}

/** One line of the transcript, safe to print. */
export interface TranscriptLine {
  kind: 'command' | 'output' | 'error' | 'hint';
  text: string;
}

/** A command that has not ended yet. */
export interface RunningCommand {
  /** Safe to print. */
  label: string;
  /** On the session's clock, in milliseconds. */
  startedAt: number;
  progress: CallProgress | null;
}
