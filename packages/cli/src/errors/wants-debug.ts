/**
 * Whether `NANDA_DEBUG` asks for something: `http` for a line about every request to the proxy; anything else but `0` and
 * `false` for where errors happened. Commas part several.
 */
export function wantsDebug(
  { NANDA_DEBUG: text = '' }: Readonly<Record<string, string | undefined>>,
  what: 'http' | 'errors',
): boolean {
  const words = text.split(',').filter((word) => word !== '' && word !== '0' && word !== 'false');
  return words.some((word) => (word === 'http') === (what === 'http'));
}
