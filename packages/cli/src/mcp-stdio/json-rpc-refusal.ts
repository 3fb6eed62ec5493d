/** The error of a JSON-RPC answer. */
export interface JsonRpcRefusal {
  /** @default -32000 */
  readonly code?: number | undefined;
  readonly message: string;
  readonly data?: unknown;
}
