/** A text as the value of an HTTP field of MCP: as it is where that is possible, else in base64 between marks. */
export function encodeFieldValue(text: string): string {
  const isPlain =
    /^[\t\x20-\x7e]+$/.test(text) && text === text.trim() && !/^=\?base64\?.*\?=$/.test(text);
  return isPlain ? text : `=?base64?${Buffer.from(text, 'utf8').toString('base64')}?=`;
}
