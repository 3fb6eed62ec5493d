import { nearestName } from '@nanda/terminal';
import { CliError } from '../errors/cli-error.js';
import type { Wallet } from './wallet.js';
import type { WalletStore } from './wallet-store.js';

/** The wallet that was named, else the one that is in use. @throws CliError `NOT_FOUND`, which does not repeat what was typed */
export function findWallet(
  typed: string | undefined,
  { store }: { readonly store: WalletStore },
): Wallet {
  const wanted = typed ?? store.current;
  const wallets = store.list().map(({ name }) => name);
  if (wanted === undefined) {
    throw new CliError(
      'NOT_FOUND',
      wallets.length === 0 ? 'You have no wallet.' : 'No wallet is in use.',
      {
        hint:
          wallets.length === 0
            ? 'Make one: nanda wallet create'
            : 'Choose one: nanda wallet use NAME',
      },
    );
  }
  const found = store.find(wanted);
  if (found !== undefined) return found;
  const nearest = nearestName(wanted, wallets);
  // It may be a key that was typed in the wrong place.
  throw new CliError('NOT_FOUND', 'There is no such wallet.', {
    details: { wallets },
    hint: nearest === undefined ? 'See them: nanda wallet list' : `Did you mean ${nearest}?`,
  });
}
