import { expect, test } from 'vitest';
import { sanitizeJson } from './sanitize-json.js';
import { unsafeCharacters } from './unsafe-characters.js';

test.each([undefined, 2])('JSON that is safe to show says the same (%s)', (space) => {
  const codes = Array.from({ length: 0x3000 }, (_, index) => String.fromCodePoint(index));
  const value = { text: [...codes, '\u{e0041}', '\ud800', '🙂'].join('.'), '\u009b': [1, null] };
  const shown = sanitizeJson(JSON.stringify(value, undefined, space));
  expect(shown).not.toMatch(unsafeCharacters);
  expect(JSON.parse(shown)).toEqual(value);
});
