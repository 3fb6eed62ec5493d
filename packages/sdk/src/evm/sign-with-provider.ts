import type { Eip1193Provider } from './evm-auth-from-provider.js';
import type { EvmAuthTypedData } from './evm-auth-proof.js';

const EIP712Domain = [
  { name: 'name', type: 'string' },
  { name: 'version', type: 'string' },
  { name: 'chainId', type: 'uint256' },
  { name: 'verifyingContract', type: 'address' },
];

/** Has a wallet of a page sign typed data, as its user agrees to. Gives what the wallet gave. */
export async function signWithProvider(
  provider: Eip1193Provider,
  typedData: EvmAuthTypedData,
): Promise<string> {
  const whole = { ...typedData, types: { EIP712Domain, ...typedData.types } };
  const params = [typedData.message.walletAddress, JSON.stringify(whole)];
  return String(await provider.request({ method: 'eth_signTypedData_v4', params }));
}
