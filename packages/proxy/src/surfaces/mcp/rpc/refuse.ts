import type { McpError } from '../../../core/mcp-message.js';
import type { McpDocument } from '../mcp-reply.js';
import type { RpcId } from './rpc-message.js';

export interface RefuseOptions {
  /** Of the request that is refused. @default it cannot be told, and is left out as MCP wants it */
  readonly id?: RpcId | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A failure on the level of HTTP, with the words of JSON-RPC in its body. */
export function refuse(status: number, error: McpError, options: RefuseOptions = {}): McpDocument {
  const { id, headers } = options;
  const body = { jsonrpc: '2.0', ...(id !== undefined && { id }), error };
  return { status, headers, body };
}
