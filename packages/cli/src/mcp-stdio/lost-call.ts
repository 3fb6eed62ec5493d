import type { JsonRpcRefusal } from './json-rpc-refusal.js';

/** What a client is told of a request that may have been done, or not. */
export function lostCall(method: string, { reason }: { readonly reason: string }): JsonRpcRefusal {
  return {
    message: `The NANDA proxy was lost before ${method} was answered (${reason}). It may have been done: check before you send it again.`,
    data: { code: 'PROXY_LOST', reason, retryable: false },
  };
}
