/** Most words have no capital after a small letter, and looking is much cheaper than splitting. */
const mayHaveParts = /[\p{Ll}\p{N}]\p{Lu}|\p{Lu}{2}\p{Ll}/u;

/**
 * The parts of a camelCase word (`getForecast`: get, Forecast; `ClimateAPI`: Climate, API), or
 * nothing where it has only one. `APIs` is one word: a lone small letter after capitals starts none.
 */
export function splitCamelCase(word: string): string[] {
  if (!mayHaveParts.test(word)) return [];
  const parts = word
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll}{2})/gu, '$1 $2')
    .split(' ');
  return parts.length > 1 ? parts : [];
}
