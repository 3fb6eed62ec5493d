// Everything that moves the cursor, talks to the terminal or turns the writing around.
const dangerous =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/**
 * Makes a stranger's text safe to show: control characters (C0, C1, so OSC and CSI too) and
 * bidirectional overrides become visible signs. Line feeds and tabs stay.
 */
export function sanitizeForTerminal(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(dangerous, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    if (code === 0x7f) return '\u2421';
    return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
  });
}
