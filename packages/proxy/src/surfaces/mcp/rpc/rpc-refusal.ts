import type { McpError } from '../../../core/mcp-message.js';
import type { RpcId } from './rpc-message.js';

/** A request that is not let in, with the status that says so. */
export interface RpcRefusal {
  readonly status: number;
  readonly error: McpError;
  readonly id?: RpcId | undefined;
}
