import { CliError } from '../errors/cli-error.js';

/** The address that belongs to a private key. @throws CliError `USAGE_ERROR` for a number that is none */
export async function addressOfKey(key: `0x${string}`): Promise<`0x${string}`> {
  // Large, and only here and where something is signed.
  const { privateKeyToAccount } = await import('viem/accounts');
  try {
    return privateKeyToAccount(key).address;
  } catch {
    throw new CliError('USAGE_ERROR', 'That number is no private key.');
  }
}
