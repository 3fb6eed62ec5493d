import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';

/** Options of {@link answerWithRpcError}. */
export type RpcErrorAnswer = {
  /** HTTP status. */
  status: number;
  /** JSON-RPC error code. Default -32000. */
  code?: number;
  message: string;
  headers?: OutgoingHttpHeaders;
};

/** Ends an HTTP exchange with a JSON-RPC error that belongs to no request in particular. */
export function answerWithRpcError(
  response: ServerResponse,
  { status, code = -32000, message, headers }: RpcErrorAnswer,
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify({ jsonrpc: '2.0', error: { code, message }, id: null }));
}
