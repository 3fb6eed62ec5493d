import type { RequestOptions } from './client-options.js';

/** Options of `execute` and `stream`. */
export interface ExecuteOptions extends RequestOptions {
  /**
   * Milliseconds without progress after which the proxy ends the call, a whole number from 1 to 600_000.
   * `execute` itself waits as long as the proxy lets a call run: ten minutes, and 5 s for the answer. Node's
   * own `fetch` waits five minutes for an answer: stream what takes longer.
   * @default the client's `timeout`
   */
  readonly timeout?: number | undefined;
  /**
   * The same key again gives the same execution and calls nothing. An `execute` with a key of yours is not
   * cancelled when it is aborted or the connection breaks off: call again with the key for its result.
   * @default a new one
   */
  readonly idempotencyKey?: string | undefined;
  /** Throws a `ToolExecutionError` for a result with `isError: true`, instead of returning it. @default false */
  readonly throwOnToolError?: boolean | undefined;
}
