/** What was seen of an upstream lately. */
export interface CircuitCounts {
  /** Failures of transport since the last answer. */
  readonly inARow: number;
  /** Calls of the window, and those of them that failed. */
  readonly calls: number;
  readonly failed: number;
}

/** Failures in a row that are enough. */
const inARow = 5;
/** Of fewer calls a share says nothing. */
const leastCalls = 20;
const share = 0.5;

/** Whether an upstream is so sick that it is left alone for a while. */
export function shouldOpen(counts: CircuitCounts): boolean {
  if (counts.inARow >= inARow) return true;
  return counts.calls >= leastCalls && counts.failed >= counts.calls * share;
}
