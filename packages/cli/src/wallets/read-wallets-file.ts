import { readFileSync } from 'node:fs';
import { CliError } from '../errors/cli-error.js';
import { isMembers } from '../settings/is-members.js';
import { isWalletAddress } from './is-wallet-address.js';
import type { Wallet } from './wallet.js';

/** What is in `wallets.json`. */
export interface WalletsFile {
  /** The name of the one that signs where none is named. */
  readonly current?: string | undefined;
  readonly wallets: readonly Wallet[];
}

/** The file of the wallets; an empty one where there is none. @throws CliError `USAGE_ERROR` where it is damaged */
export function readWalletsFile(path: string): WalletsFile {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { wallets: [] };
    throw error;
  }
  try {
    const content: unknown = JSON.parse(text);
    if (isMembers(content)) {
      const { current, wallets } = content;
      const isCurrent = current === undefined || typeof current === 'string';
      if (isCurrent && Array.isArray(wallets) && wallets.every(isWallet)) {
        return { ...(current !== undefined && { current }), wallets };
      }
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  // Not passed over: who is told that he has no wallet might make another one over it.
  throw new CliError('USAGE_ERROR', `${path} is damaged.`, {
    details: { file: path },
    hint: 'Mend it or move it away. The keys are not in it: they are kept as secrets are.',
  });
}

function isWallet(value: unknown): value is Wallet {
  if (!isMembers(value)) return false;
  const { name, address, signer, since } = value;
  return (
    typeof name === 'string' &&
    isWalletAddress(address) &&
    (signer === undefined || typeof signer === 'string') &&
    typeof since === 'string'
  );
}
