import type { BashLine } from './read-bash-line.js';

/**
 * What bash has to insert so that the word becomes `value`, and nothing in it is run or expanded; undefined where
 * there is no way to write it there.
 */
export function quoteForBash(
  value: string,
  { quote, kept }: Pick<BashLine, 'quote' | 'kept'>,
): string | undefined {
  // Bash replaces only what follows.
  if (!value.startsWith(kept)) return undefined;
  const rest = value.slice(kept.length);
  // An exclamation mark in double quotes recalls history, and a backslash before it would stay.
  if (quote === '"') return rest.includes('!') ? undefined : rest.replaceAll(/["$`\\]/g, '\\$&');
  if (quote === "'") return rest.includes("'") ? undefined : rest;
  // A tilde means a home only where a word begins, as it was typed.
  const isHome = kept === '' && rest.startsWith('~/');
  const plain = isHome ? rest.slice(1) : rest;
  return (isHome ? '~' : '') + plain.replaceAll(/[^\p{L}\p{N}_@%+=:,./-]/gu, '\\$&');
}
