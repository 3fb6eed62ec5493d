/** A JSON-RPC notification of MCP, from either end. Untrusted. */
export interface McpNotification {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A JSON-RPC request of MCP that waits for its answer, from either end. Untrusted. */
export interface McpRequest extends McpNotification {
  /** Aborted when whoever asks does not want the answer any more. */
  readonly signal: AbortSignal;
}

/** The error of a JSON-RPC answer, as it came. */
export interface McpError {
  readonly code: number;
  readonly message: string;
  readonly data?: unknown;
}

/** The answer to a request: a refusal is one as well. */
export type McpAnswer =
  | { readonly result: Readonly<Record<string, unknown>> }
  | { readonly error: McpError };
