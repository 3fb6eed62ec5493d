import { CliError } from '../errors/cli-error.js';

/** @throws CliError `USAGE_ERROR` for what cannot be the name of a wallet. It is not repeated: it may be its key. */
export function checkWalletName(name: string): void {
  if (/^[A-Za-z][\w-]{0,31}$/.test(name) && !(name in {})) return;
  throw new CliError('USAGE_ERROR', 'That is no name of a wallet.', {
    hint: 'It begins with a letter, and has letters, digits, _ and -, 32 at most, as in: main',
  });
}
