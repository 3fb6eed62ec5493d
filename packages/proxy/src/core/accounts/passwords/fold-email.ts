const longest = 254;

/**
 * What tells one email address from another: two that look the same, or differ by case, are one.
 *
 * @returns undefined for what is no address after it was folded
 */
export function foldEmail(email: string): string | undefined {
  if (email.length > longest * 2) return undefined;
  const folded = email.normalize('NFKC').toLowerCase().normalize('NFKC');
  // Compatibility forms of spaces and of `@` are themselves only now.
  const isAddress = folded.length <= longest && /^[^@\s\p{C}]+@[^@\s\p{C}]+$/u.test(folded);
  return isAddress ? folded : undefined;
}
