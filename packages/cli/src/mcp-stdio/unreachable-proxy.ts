import type { JsonRpcRefusal } from './json-rpc-refusal.js';

/** What a client is told of a request that was certainly not done. */
export function unreachableProxy(reason: string): JsonRpcRefusal {
  return {
    message: `The NANDA proxy cannot be reached (${reason}). Nothing was done. Find out why: nanda doctor`,
    data: { code: 'PROXY_UNREACHABLE', reason, retryable: true },
  };
}
