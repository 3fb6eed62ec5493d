import { CliError } from '../errors/cli-error.js';
import type { CommandLineIo } from '../io/command-line-io.js';
import { findDirectories } from '../settings/find-directories.js';
import { createWalletStore } from './create-wallet-store.js';

/** The address that `--wallet` means: it itself, or that of a wallet by its name. @throws CliError `USAGE_ERROR` */
export function resolveWalletAddress(
  typed: string,
  { env, cwd }: Pick<CommandLineIo, 'env' | 'cwd'>,
): string {
  if (/^0x/i.test(typed)) return typed;
  const store = createWalletStore({ directory: findDirectories({ env, cwd }).config, env });
  const found = store.find(typed);
  if (found !== undefined) return found.address;
  throw new CliError('USAGE_ERROR', '--wallet: there is no such wallet.', {
    details: { wallets: store.list().map(({ name }) => name) },
    hint: 'It takes the name of a wallet of yours (nanda wallet list), or an address, 0x…',
  });
}
