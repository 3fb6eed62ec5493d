import { loadLater } from '../load-later.js';
import { EvmAuth } from './evm-auth.js';
import type { EvmAuthRules } from './evm-auth-options.js';

/** A wallet of a page (EIP-1193), such as `window.ethereum`. */
export interface Eip1193Provider {
  // Written as a method, so that the providers of all libraries fit, whatever they type it as.
  /** Asks the wallet. */
  request(request: {
    /** Such as `eth_signTypedData_v4`. */
    readonly method: string;
    /** What the method takes. */
    readonly params?: unknown;
  }): Promise<unknown>;
}

/** Options of {@link evmAuthFromProvider}. */
export interface ProviderEvmAuthOptions extends EvmAuthRules {
  /** @default the first account that the wallet names (`eth_requestAccounts`), asked for with the first proof */
  readonly walletAddress?: string | undefined;
}

/**
 * Makes a signer of a wallet in a page (EIP-1193), which asks its user before it signs (`eth_signTypedData_v4`). Most
 * wallets sign only for the chain that they are set to.
 *
 * @example
 * const nanda = new NANDAClient({ evmAuth: evmAuthFromProvider(window.ethereum, { approve: (request) => ask(request) }) });
 */
export function evmAuthFromProvider(
  provider: Eip1193Provider,
  { walletAddress, ...rules }: ProviderEvmAuthOptions = {},
): EvmAuth {
  return new EvmAuth(
    {
      address: async () => walletAddress ?? (await loadLater()).askAccount(provider),
      sign: async (typedData) => (await loadLater()).signWithProvider(provider, typedData),
    },
    rules,
  );
}
