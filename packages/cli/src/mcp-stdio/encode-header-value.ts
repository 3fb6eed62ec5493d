/** A text as a header field has it: as it is where that is safe, else `=?base64?…?=` (2026-07-28, Streamable HTTP). */
export function encodeHeaderValue(text: string): string {
  const isSafe = /^[\x21-\x7e](?:[\t\x20-\x7e]*[\x21-\x7e])?$/.test(text);
  const looksEncoded = text.startsWith('=?base64?') && text.endsWith('?=');
  return isSafe && !looksEncoded
    ? text
    : `=?base64?${Buffer.from(text, 'utf8').toString('base64')}?=`;
}
