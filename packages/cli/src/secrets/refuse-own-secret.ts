import { CliError } from '../errors/cli-error.js';
import { isOwnSecret } from './is-own-secret.js';
import { isWalletSecret } from './is-wallet-secret.js';

/** @throws CliError `USAGE_ERROR` for a secret of the program itself, without which what it encrypts could not be read any more */
export function refuseOwnSecret(name: string): void {
  if (!isOwnSecret(name)) return;
  if (isWalletSecret(name)) {
    throw new CliError(
      'USAGE_ERROR',
      `${name} is the key of a wallet, which nothing else may use.`,
      {
        hint: 'See your wallets: nanda wallet list',
      },
    );
  }
  throw new CliError(
    'USAGE_ERROR',
    `${name} is the program's own: it encrypts what the proxy keeps for services.`,
    { hint: 'To forget all that is kept: nanda credentials revoke --all' },
  );
}
