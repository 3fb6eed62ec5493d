import type { EvmAuthTypedData } from '@nanda/sdk';

/** Signs typed data (EIP-712) with a private key. */
export async function signByKey(
  { domain, types, primaryType, message }: EvmAuthTypedData,
  key: `0x${string}`,
): Promise<string> {
  // Large, and only here and where a key is read.
  const { privateKeyToAccount } = await import('viem/accounts');
  return privateKeyToAccount(key).signTypedData({ domain, types, primaryType, message });
}
