import type { ToolAuth, ToolExecutionOptions } from '@nanda/protocol';

/** A call of a tool, as a surface asks for it. */
export interface CallRequest {
  readonly connectionId: string;
  readonly toolName: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** What the tool itself wants, for this call alone. */
  readonly auth?: ToolAuth | undefined;
  readonly options?: ToolExecutionOptions | undefined;
  /**
   * Ends the wait for the session while the call has not begun; after that, `cancel()` ends it. With
   * an idempotency key, only when everybody who waits for the same call has gone.
   */
  readonly signal?: AbortSignal | undefined;
}
