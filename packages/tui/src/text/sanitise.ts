// C0 without \t and \n, DEL, C1, the line separators of Unicode, the controls that reorder text
// (embeddings, overrides, isolates), the byte order mark, halves of surrogate pairs
// and the invisible tag characters.
const unsafe =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\u{e0000}-\u{e007f}]/gu;

/**
 * Makes text from a service safe to print: no character that is left can move the cursor, colour or
 * title the terminal, write its clipboard, or reorder what is read. Each one that could becomes
 * something visible (`ESC` is shown as `␛`, a bidirectional override as `<U+202E>`), so nothing is
 * hidden either. Line feeds and tabs stay; `\r\n` becomes `\n`.
 */
export function sanitise(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(unsafe, showCharacter);
}

function showCharacter(character: string): string {
  const codePoint = character.codePointAt(0) ?? 0;
  if (codePoint < 0x20) return String.fromCodePoint(0x2400 + codePoint);
  if (codePoint === 0x7f) return '␡';
  return `<U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}>`;
}
