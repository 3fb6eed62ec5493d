/** What came of one sending of a request. */
export interface RequestAttempt {
  /** In short: `503 OVERLOADED`, `ECONNREFUSED`, `timeout`. */
  readonly outcome: string;
  /** Milliseconds that were waited before the next one; absent where it was the last. */
  readonly delay?: number;
}
