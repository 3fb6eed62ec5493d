/**
 * The parts of a camelCase word (`getForecast`: get, Forecast; `ClimateAPI`: Climate, API), or
 * nothing where it has only one. `APIs` is one word: a lone small letter after capitals starts none.
 */
export function splitCamelCase(word: string): string[] {
  const parts = word
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll}{2})/gu, '$1 $2')
    .split(' ');
  return parts.length > 1 ? parts : [];
}
