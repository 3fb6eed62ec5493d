import type { ClientCapability, ContentBlock, ErrorCode } from '@nanda/protocol';

/** What a tool of a test service can do while it runs, beside returning something. */
export interface ToolContext {
  /** The execution that it is. */
  readonly executionId: string;
  /** The connection that the call is made over. */
  readonly connectionId: string;
  /** Aborted when the call is cancelled, or its service goes away. */
  readonly signal: AbortSignal;
  /**
   * Reports how far it is: a `progress` event.
   *
   * @param report what `progress` grows to, and a text for people
   */
  progress(
    progress: number,
    report?: { readonly total?: number | undefined; readonly message?: string | undefined },
  ): void;
  /** Writes a line: a `log` event. @param line `level` is `info` where left out */
  log(
    data: unknown,
    line?: { readonly level?: string | undefined; readonly logger?: string | undefined },
  ): void;
  /** Hands out a part of the result: a `partial` event. */
  partial(content: string | readonly ContentBlock[]): void;
  /**
   * Asks whoever called for something, and waits for the answer: an `input_required` event.
   *
   * @param request the parameters of the MCP request: `{ message, requestedSchema }` of a form; what the protocol wants
   * and is left out is filled in, the fields of a form so that it takes any
   * @throws Error where the connection was not opened with this one of `clientCapabilities`
   *
   * @example
   * const { action, content } = await context.ask('elicitation', { message: 'Which size?', requestedSchema });
   */
  ask(
    kind: ClientCapability,
    request?: Readonly<Record<string, unknown>>,
  ): Promise<Record<string, unknown>>;
  /**
   * Ends the call as one that failed, with an error of the proxy. A tool that throws anything else has a result
   * with `isError` instead, as tools do.
   */
  fail(code: ErrorCode, failure?: ToolFailure): never;
}

/** How a call fails. */
export interface ToolFailure {
  /** @default a text that names the code */
  readonly message?: string | undefined;
  /** What belongs to the code. */
  readonly details?: Readonly<Record<string, unknown>> | undefined;
  /** Whether the call was certainly not made. @default what the contract says of the code */
  readonly retryable?: boolean | undefined;
}
