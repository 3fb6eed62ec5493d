import type { BatchAnswer, BatchCounts } from '@nanda/protocol';

/** What came of a batch. */
export interface BatchResult {
  /** In the order of the calls. */
  readonly answers: readonly BatchAnswer[];
  /** What waits for its caller (`input_required`) is in neither of `succeeded` and `failed`. */
  readonly counts: BatchCounts;
}
