import type { RpcErrorObject } from './rpc-error.js';

/** The JSON-RPC error in the body of an HTTP answer, where there is one. */
export function readRpcError(text: string | null | undefined): RpcErrorObject | undefined {
  if (!text?.trimStart().startsWith('{')) return undefined;
  try {
    const { error } = JSON.parse(text) as { error?: Record<string, unknown> | null };
    if (typeof error !== 'object' || error === null || typeof error['code'] !== 'number') {
      return undefined;
    }
    const message = typeof error['message'] === 'string' ? error['message'] : '';
    return {
      code: error['code'],
      message,
      ...(error['data'] !== undefined && { data: error['data'] }),
    };
  } catch {
    return undefined;
  }
}
