import { isRpcId } from './is-rpc-id.js';
import type { RpcId } from './rpc-message.js';

/** The name that a client gives the progress of its request. */
export function readProgressToken(meta: Readonly<Record<string, unknown>>): RpcId | undefined {
  const token = meta['progressToken'];
  return isRpcId(token) ? token : undefined;
}
