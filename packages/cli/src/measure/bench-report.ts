import type { TimesSummary } from './summarize-times.js';

/** What `nanda bench --json` prints. Times in milliseconds. */
export interface BenchReport {
  readonly connectionId: string;
  readonly tool: string;
  readonly concurrency: number;
  /** Answers, those that were errors included. */
  readonly calls: number;
  readonly succeeded: number;
  readonly failed: number;
  /** How often each error was, by its code. */
  readonly errors: Readonly<Record<string, number>>;
  /** From the first request to the last answer. */
  readonly elapsed: number;
  /** Answers a second. */
  readonly perSecond: number;
  /** Of the calls with a result; absent where there was none. */
  readonly times?: TimesSummary;
  /** Of the same number of requests that do nothing (`GET /health`), right after: what the way to the proxy takes. */
  readonly proxy?: TimesSummary;
  /** Whether it was stopped before its end. */
  readonly interrupted: boolean;
}
