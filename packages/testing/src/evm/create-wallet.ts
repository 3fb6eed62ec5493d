import type { Hex } from 'viem';

/** A key and the address that belongs to it. Only for chains that die with their test. */
export type Wallet = { readonly privateKey: Hex; readonly walletAddress: Hex };

/** Makes a new wallet, or names the address of a key. */
export async function createWallet(privateKey?: Hex): Promise<Wallet> {
  const { generatePrivateKey, privateKeyToAccount } = await import('viem/accounts');
  const key = privateKey ?? generatePrivateKey();
  return { privateKey: key, walletAddress: privateKeyToAccount(key).address };
}
