/** {@link findProperty}'s second argument. */
export interface FindPropertyOptions {
  /** The names that the schema declares. */
  names: string[];
}

/**
 * The declared name that a flag means: exact, or else the only one that is the same but for case,
 * `-` and `_` (`--wallet-address` means `walletAddress`).
 */
export function findProperty(flag: string, { names }: FindPropertyOptions): string | undefined {
  if (names.includes(flag)) return flag;
  const matches = names.filter((name) => fold(name) === fold(flag));
  return matches.length === 1 ? matches[0] : undefined;
}

function fold(name: string): string {
  return name.replaceAll(/[-_]/gu, '').toLowerCase();
}
