import type { JsonRpcId } from './json-rpc-id.js';
import type { JsonRpcRefusal } from './json-rpc-refusal.js';

/** What JSON-RPC calls an error of the server's own. */
const serverError = -32000;

/** The answer to a request that could not be answered otherwise, as a line. */
export function jsonRpcError(
  id: JsonRpcId,
  { code = serverError, message, data }: JsonRpcRefusal,
): string {
  const error = { code, message, ...(data !== undefined && { data }) };
  return JSON.stringify({ jsonrpc: '2.0', id, error });
}
