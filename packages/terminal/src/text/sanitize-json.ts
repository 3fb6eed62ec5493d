import { unsafeCharacters } from './unsafe-characters.js';

/**
 * Makes JSON safe to show: what a terminal would act on stands in it as `\uXXXX`, so that it says the same as before.
 *
 * @param json What `JSON.stringify` gives: it leaves the control characters of 8 bits, and those that turn the writing around.
 */
export function sanitizeJson(json: string): string {
  return json.replaceAll(unsafeCharacters, (character) =>
    Array.from(
      { length: character.length },
      (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}
