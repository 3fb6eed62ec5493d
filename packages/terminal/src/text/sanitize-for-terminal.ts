import { unsafeCharacters } from './unsafe-characters.js';

/**
 * Makes a stranger's text safe to show: no character that is left can move the cursor, colour or title the terminal, write
 * its clipboard, or reorder what is read. Each one that could becomes something visible (`ESC` is shown as `␛`, a
 * bidirectional override as `<U+202E>`), so nothing is hidden either. Line feeds and tabs stay; `\r\n` becomes `\n`.
 */
export function sanitizeForTerminal(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(unsafeCharacters, showCharacter);
}

function showCharacter(character: string): string {
  const codePoint = character.codePointAt(0) ?? 0;
  if (codePoint < 0x20) return String.fromCodePoint(0x2400 + codePoint);
  if (codePoint === 0x7f) return '␡';
  return `<U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}>`;
}
