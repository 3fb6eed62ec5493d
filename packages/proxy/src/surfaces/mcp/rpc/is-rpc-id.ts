import type { RpcId } from './rpc-message.js';

/** Whether this can name something: what JSON.parse makes of a number like `1e999` could not be said back. */
export function isRpcId(value: unknown): value is RpcId {
  return typeof value === 'string' || Number.isFinite(value);
}
