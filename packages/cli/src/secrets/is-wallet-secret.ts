/** Whether a secret is the key of a wallet. No secret that a user names has a colon in its name. */
export function isWalletSecret(name: string): boolean {
  return name.startsWith('wallet:');
}
