import type { CommandContext } from '../commands/command.js';
import { createWalletStore } from './create-wallet-store.js';
import type { WalletStore } from './wallet-store.js';

/** The wallets of the user of a command. */
export function openWallets({
  io,
  settings,
}: Pick<CommandContext, 'io' | 'settings'>): WalletStore {
  return createWalletStore({ directory: settings.directories.config, env: io.env });
}
