import type { Execution } from '@nanda/sdk';
import type { Failure } from '../../session/failure.js';

/** Calls that the proxy remembers, the newest first. */
export interface HistoryState {
  status: 'idle' | 'loading' | 'more' | 'ready' | 'failed';
  executions: readonly Execution[];
  nextCursor: string | undefined;
  failure: Failure | undefined;
}
