/** The option that stands for a property: `walletAddress` as `--wallet-address`. */
export function flagName(property: string): string {
  const kebab = property
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase();
  return `--${kebab}`;
}
