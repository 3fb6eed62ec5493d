import { CliError } from '../errors/cli-error.js';
import type { MessageSigner } from './sign-in-by-wallet.js';

/** Signs with a private key: `0x` and 64 hexadecimal digits. @throws CliError `USAGE_ERROR`, which does not repeat it */
export async function createWalletSigner(key: string): Promise<MessageSigner> {
  const digits = /^(?:0x)?([0-9a-fA-F]{64})$/.exec(key)?.[1];
  if (digits === undefined) throw unusable();
  // Large, and only here.
  const { privateKeyToAccount } = await import('viem/accounts');
  try {
    const account = privateKeyToAccount(`0x${digits}`);
    return { address: account.address, sign: (message) => account.signMessage({ message }) };
  } catch {
    throw unusable();
  }
}

function unusable(): CliError {
  return new CliError('USAGE_ERROR', '--wallet-key: that is no private key.', {
    hint: 'One has 64 hexadecimal digits. Keep it first: nanda secrets set WALLET, then --wallet-key secret:WALLET',
  });
}
