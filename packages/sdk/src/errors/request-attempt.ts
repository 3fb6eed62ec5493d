/** What came of one sending of a request. */
export interface RequestAttempt {
  /** In short: `503 OVERLOADED`, `ECONNREFUSED`, `timeout`; `200` where it was accepted and failed later. */
  readonly outcome: string;
  /** Milliseconds that it took. */
  readonly duration: number;
  /** Milliseconds that were waited before the next one; absent where it was the last. */
  readonly delay?: number;
}
