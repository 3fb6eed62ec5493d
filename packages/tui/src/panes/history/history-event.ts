import type { ExecutionPage } from '../../client/interactive-client.js';
import type { Failure } from '../../session/failure.js';

/** What becomes of the history. */
export type HistoryEvent =
  | { type: 'history-wanted' }
  | { type: 'history-found'; page: ExecutionPage }
  | { type: 'more-history-wanted' }
  | { type: 'more-history-found'; page: ExecutionPage }
  | { type: 'history-failed'; failure: Failure };
