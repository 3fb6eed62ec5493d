import type { Execution } from '@nanda/sdk';

/** A call of the history, and what its service is called as far as that is known. Not sanitised. */
export interface HistoryRow {
  /** Of the execution. */
  id: string;
  execution: Execution;
  serviceName: string;
}
