import { isObject } from '../../core/is-object.js';
import type { RpcErrorObject } from '../errors/rpc-error.js';
import type { ServiceMessage } from './wire.js';

/** The answer to one of our requests. */
export interface RpcAnswer {
  readonly kind: 'answer';
  /** Null where the service could not tell which request it was. */
  readonly id: string | number | null;
  readonly result?: unknown;
  readonly error?: RpcErrorObject;
}

export type RpcMessage = RpcAnswer | { readonly kind: 'message'; readonly message: ServiceMessage };

/** What a service sent, told apart; undefined where it is no message of JSON-RPC. Looks at the outermost members only. */
export function readMessage(value: unknown): RpcMessage | undefined {
  if (!isObject(value)) return undefined;
  const { id, method, error } = value;
  const isNamed = typeof id === 'string' || typeof id === 'number';
  if (typeof method === 'string') {
    const params = isObject(value['params']) ? value['params'] : {};
    return { kind: 'message', message: isNamed ? { method, id, params } : { method, params } };
  }
  const answered = isNamed ? id : null;
  if (isObject(error)) {
    const code = typeof error['code'] === 'number' ? error['code'] : -32_603;
    const message = typeof error['message'] === 'string' ? error['message'] : '';
    return { kind: 'answer', id: answered, error: { code, message, data: error['data'] } };
  }
  return 'result' in value ? { kind: 'answer', id: answered, result: value['result'] } : undefined;
}
