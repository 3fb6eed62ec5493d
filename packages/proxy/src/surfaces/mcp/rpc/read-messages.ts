import { mcpCodes } from '../../../core/bridge/eras/mcp-codes.js';
import type { McpLimits } from '../mcp-limits.js';
import type { McpDocument } from '../mcp-reply.js';
import type { McpRequest } from '../mcp-request.js';
import { readRpcBody } from './read-rpc-body.js';
import { readRpcId } from './read-rpc-id.js';
import { readRpcMessage } from './read-rpc-message.js';
import { refuse } from './refuse.js';
import type { RpcId, RpcMessage } from './rpc-message.js';

/** What came in a POST. */
export interface RpcMessages {
  /** One at least. */
  readonly messages: readonly RpcMessage[];
  readonly isBatch: boolean;
}

/** The messages of a body, or the answer that refuses it. */
export async function readMessages(
  request: Pick<McpRequest, 'readJson'>,
  { limits }: { readonly limits: Pick<McpLimits, 'maxBody' | 'maxBatch'> },
): Promise<RpcMessages | { readonly refusal: McpDocument }> {
  const body = await readRpcBody(request, { limit: limits.maxBody });
  if ('refusal' in body) return body;
  const isBatch = Array.isArray(body.value);
  const items = (isBatch ? body.value : [body.value]) as readonly unknown[];
  if (items.length === 0 || items.length > limits.maxBatch) {
    return invalid(`A batch has 1 to ${limits.maxBatch} messages.`);
  }
  const messages = items.map(readRpcMessage).filter((message) => message !== undefined);
  if (messages.length < items.length) {
    const id = isBatch ? undefined : readRpcId(body.value);
    return invalid('This is no JSON-RPC message of MCP: {"jsonrpc": "2.0", "method": …}.', id);
  }
  return { messages, isBatch };
}

function invalid(message: string, id?: RpcId): { readonly refusal: McpDocument } {
  return { refusal: refuse(400, { code: mcpCodes.invalidRequest, message }, { id }) };
}
