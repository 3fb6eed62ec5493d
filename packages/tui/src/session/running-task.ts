import type { CallProgress } from './call-progress.js';

/** A command that has not ended yet. */
export interface RunningTask {
  /** The entry of the transcript that it writes. */
  id: number;
  /** Safe to print. */
  label: string;
  /** On the session's clock, in milliseconds. */
  startedAt: number;
  progress: CallProgress | null;
  /** Set where it is the call of a tool. */
  runId: string | undefined;
}
