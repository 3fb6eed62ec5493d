import type { TokenBalances } from '../../core/evm/token-balance.js';
import { isObject } from '../../core/is-object.js';
import type { Dialler } from '../../network/create-dialler.js';
import { excerpt } from '../errors/excerpt.js';
import { readBoundedText } from '../handshake/read-bounded-text.js';

export interface TokenBalancesOptions {
  /** Addresses of JSON-RPC by the number of the chain. They may hold keys: they are in no message. */
  readonly rpc: ReadonlyMap<number, string>;
  readonly dialler: Pick<Dialler, 'fetch'>;
}

/** `balanceOf(address,uint256)`: the same in ERC-1155 and ERC-6909. */
const balanceOf = '0x00fdd58e';
const word = /^0x[0-9a-f]{64}$/i;
const maximumBytes = 64 * 1024;

/** Asks chains by JSON-RPC. */
export function createTokenBalances({ rpc, dialler }: TokenBalancesOptions): TokenBalances {
  /** Those that have said which chain they are. */
  const confirmed = new Set<number>();

  async function call(
    chainId: number,
    { method, params, signal }: { method: string; params: readonly unknown[]; signal: AbortSignal },
  ): Promise<unknown> {
    const url = rpc.get(chainId);
    if (url === undefined) throw new Error(`no address is configured for chain ${chainId}`);
    const response = await dialler.fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
      signal,
    });
    const { text, isCut } = await readBoundedText(response, { maximumBytes });
    signal.throwIfAborted();
    const answer = isCut ? undefined : parse(text);
    if (answer === undefined) {
      throw new Error(`the chain answered with status ${response.status} and no JSON-RPC`);
    }
    const { error } = answer;
    if (!isObject(error)) return answer['result'];
    const message = typeof error['message'] === 'string' ? excerpt(error['message']) : 'no reason';
    throw new Error(`the chain refused ${method}: "${message}"`);
  }

  async function confirm(chainId: number, signal: AbortSignal): Promise<void> {
    if (confirmed.has(chainId)) return;
    const said = await call(chainId, { method: 'eth_chainId', params: [], signal });
    if (typeof said !== 'string' || !/^0x[0-9a-f]{1,16}$/i.test(said) || Number(said) !== chainId) {
      throw new Error(`what is configured for chain ${chainId} is another chain`);
    }
    confirmed.add(chainId);
  }

  return {
    knows: (chainId) => rpc.has(chainId),
    async balanceOf({ chainId, contractAddress, walletAddress, tokenId }, signal) {
      await confirm(chainId, signal);
      const id = BigInt(tokenId).toString(16).padStart(64, '0');
      // A larger one no contract can have.
      if (id.length > 64) return 0n;
      const data = `${balanceOf}${walletAddress.slice(2).toLowerCase().padStart(64, '0')}${id}`;
      const params = [{ to: contractAddress, data }, 'latest'];
      const result = await call(chainId, { method: 'eth_call', params, signal });
      if (typeof result === 'string' && word.test(result)) return BigInt(result);
      throw new Error(`there is no token contract at ${contractAddress} on chain ${chainId}`);
    },
  };
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
