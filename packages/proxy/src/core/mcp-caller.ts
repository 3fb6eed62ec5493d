/** `legacy`: up to 2025-11-25, with `initialize`. `modern`: 2026-07-28, without sessions. */
export type McpEra = 'legacy' | 'modern';

/** What a service is told of the MCP client that it serves, in the client's own words. Untrusted. */
export interface McpCaller {
  /** `Implementation`; absent where the client did not introduce itself. */
  readonly clientInfo?: Readonly<Record<string, unknown>>;
  /** `ClientCapabilities`. */
  readonly capabilities: Readonly<Record<string, unknown>>;
}
