import type { McpNotification } from '../../../core/mcp-message.js';
import type { RpcId } from './rpc-message.js';

/**
 * A notification as it goes to the client.
 *
 * @param options `progressToken`: of the request in whose course it comes
 * @returns undefined for progress that the client has not asked for
 */
export function toRpcNotification(
  { method, params }: McpNotification,
  { progressToken }: { readonly progressToken?: RpcId | undefined } = {},
): object | undefined {
  if (method === 'notifications/progress') {
    if (progressToken === undefined) return undefined;
    const { progressToken: _, ...rest } = params;
    return { jsonrpc: '2.0', method, params: { progressToken, ...rest } };
  }
  return { jsonrpc: '2.0', method, ...(Object.keys(params).length > 0 && { params }) };
}
