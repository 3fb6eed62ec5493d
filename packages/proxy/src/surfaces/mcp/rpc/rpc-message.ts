import type { McpAnswer } from '../../../core/mcp-message.js';

export type RpcId = string | number;

type Params = Readonly<Record<string, unknown>>;

/** A JSON-RPC message of a client, of which nothing but its frame has been looked at. */
export type RpcMessage = RpcRequest | RpcNotification | RpcResponse;

export interface RpcRequest {
  readonly kind: 'request';
  readonly id: RpcId;
  readonly method: string;
  readonly params: Params;
}

export interface RpcNotification {
  readonly kind: 'notification';
  readonly method: string;
  readonly params: Params;
}

export interface RpcResponse {
  readonly kind: 'response';
  readonly id: RpcId;
  readonly answer: McpAnswer;
}
