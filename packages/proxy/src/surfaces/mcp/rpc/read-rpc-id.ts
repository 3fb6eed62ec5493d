import { isObject } from '../../../core/is-object.js';
import { isRpcId } from './is-rpc-id.js';
import type { RpcId } from './rpc-message.js';

/** The id of a message, also of one that is not valid otherwise. */
export function readRpcId(value: unknown): RpcId | undefined {
  const id = isObject(value) ? value['id'] : undefined;
  return isRpcId(id) ? id : undefined;
}
