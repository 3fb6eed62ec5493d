import type { Eip1193Provider } from '@nanda/sdk';
import { inject } from 'vitest';

/** A wallet as pages have them (EIP-1193): the chain of the tests signs for its own accounts. */
export function createChainProvider(): Eip1193Provider {
  const { rpcURL } = inject('otherSide').token;
  return {
    async request({ method, params = [] }) {
      const answer = await fetch(rpcURL, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          jsonrpc: '2.0',
          id: 1,
          method: method === 'eth_requestAccounts' ? 'eth_accounts' : method,
          params,
        }),
      });
      const { result, error } = (await answer.json()) as { result?: unknown; error?: object };
      if (error !== undefined) throw error;
      return result;
    },
  };
}
