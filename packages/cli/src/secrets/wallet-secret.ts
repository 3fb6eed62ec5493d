/** The name under which the key of a wallet is kept. */
export function walletSecret(wallet: string): string {
  return `wallet:${wallet}`;
}
