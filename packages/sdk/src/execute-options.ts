import type { RequestOptions } from './client-options.js';

/** Options of `execute` and `stream`. */
export interface ExecuteOptions extends RequestOptions {
  /**
   * Milliseconds without progress after which the proxy ends the call, up to 600_000. The client itself
   * waits 5 s longer, so that the proxy's own answer arrives.
   * @default the client's `timeout`
   */
  readonly timeout?: number | undefined;
  /** The same key again gives the same execution and calls nothing. @default a new one */
  readonly idempotencyKey?: string | undefined;
  /** Throws a `ToolExecutionError` for a result with `isError: true`, instead of returning it. @default false */
  readonly throwOnToolError?: boolean | undefined;
}
