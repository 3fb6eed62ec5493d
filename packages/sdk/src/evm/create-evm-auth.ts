import { EvmAuth } from './evm-auth.js';
import type { EvmAuthOptions } from './evm-auth-options.js';

/**
 * Makes a signer for services that are protected with EVMAuth, of anything that can sign typed data. The key stays where
 * it is: the proxy gets proofs, each good for one call and for 30 s.
 *
 * It builds what is signed itself, and never signs what a service sends. A service gets a proof only for a contract that
 * was agreed to for it: named in `contracts` or in the `evmauth` credentials of the connection, or approved.
 *
 * @example
 * const evmAuth = createEvmAuth({
 *   walletAddress: account.address,
 *   signTypedData: (typedData) => account.signTypedData(typedData),
 *   contracts: [{ service: 'market-data', contractAddress: '0x5448Dc20ad9e0cDb5Dd0db25e814545d1aa08D96', chainId: 1 }],
 * });
 * const nanda = new NANDAClient({ evmAuth });
 */
export function createEvmAuth({ walletAddress, signTypedData, ...rules }: EvmAuthOptions): EvmAuth {
  return new EvmAuth({ address: () => walletAddress, sign: signTypedData }, rules);
}
