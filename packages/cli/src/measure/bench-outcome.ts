/** What came of the requests of a run. */
export interface BenchOutcome {
  /** Milliseconds of each request with a result. */
  readonly times: readonly number[];
  /** Milliseconds of each that failed. */
  readonly failedTimes: readonly number[];
  /** How often each error was, by its code. */
  readonly errors: Readonly<Record<string, number>>;
  /** The first words of each error that was seen. */
  readonly messages: Readonly<Record<string, string>>;
  /** Milliseconds from the first request to the last answer. */
  readonly elapsed: number;
}
