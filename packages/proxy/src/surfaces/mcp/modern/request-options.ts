import type { McpExchange, McpServing } from '../mcp-exchange.js';
import type { RpcId } from '../rpc/rpc-message.js';
import type { Envelope } from './read-envelope.js';

/** A request of 2026-07-28 that has been let in. */
export interface RequestOptions extends McpServing {
  readonly id: RpcId;
  readonly method: string;
  readonly envelope: Envelope;
  readonly exchange: McpExchange;
}
