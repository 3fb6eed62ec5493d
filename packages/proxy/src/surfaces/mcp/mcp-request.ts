/** A request of HTTP as MCP looks at it, of whatever make. */
export interface McpRequest {
  readonly method: string;
  readonly headers: McpHeaders;
  /** Aborted when the client has gone. */
  readonly signal: AbortSignal;
  /**
   * The JSON of its body; once.
   *
   * @param options `limit`: bytes
   * @throws NandaError UNSUPPORTED_MEDIA_TYPE, PAYLOAD_TOO_LARGE or VALIDATION_ERROR, CANCELLED where the caller has gone
   */
  readJson(options: { readonly limit: number }): Promise<unknown>;
}

/** Header fields, by names in lower case. */
export interface McpHeaders extends Iterable<readonly [string, string]> {
  get(name: string): string | null;
  has(name: string): boolean;
}
