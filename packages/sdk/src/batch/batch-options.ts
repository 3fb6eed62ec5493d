import type { RequestOptions } from '../client-options.js';

/** Options of `batch` and `batchStream`. */
export interface BatchOptions extends RequestOptions {
  /** Calls under way at the same time, 1 to 32. @default 8 */
  readonly concurrency?: number | undefined;
  /**
   * Milliseconds to wait for the whole batch; for `batchStream`, until the stream opens. What has begun goes
   * on when it is over.
   * @default as long as the proxy lets that many calls run; for `batchStream` the client's `timeout`
   */
  readonly timeout?: number | undefined;
  /** The same batch with the same key again gives the same executions and calls nothing. @default a new one */
  readonly idempotencyKey?: string | undefined;
}
