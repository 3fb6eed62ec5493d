import { isWalletSecret } from './is-wallet-secret.js';
import { proxyCredentialsKey } from './proxy-credentials-key.js';

/** Whether a secret is the program's own, or the key of a wallet: no name of a configuration may stand for it. */
export function isOwnSecret(name: string): boolean {
  return name === proxyCredentialsKey || isWalletSecret(name);
}
