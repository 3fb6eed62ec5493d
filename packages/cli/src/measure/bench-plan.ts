/** What is measured, and how often. */
export interface BenchPlan {
  /** Requests in all; undefined where the time alone is a limit. */
  readonly requests: number | undefined;
  /** Milliseconds in which requests are begun; undefined where their number alone is a limit. */
  readonly duration: number | undefined;
  /** Requests under way at the same time. */
  readonly concurrency: number;
}
