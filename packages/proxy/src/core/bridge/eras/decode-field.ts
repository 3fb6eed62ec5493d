const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * The value of a field that may be written as `=?base64?…?=` (2026-07-28, basic/transports/streamable-http, "Value
 * Encoding"), or as it is in visible ASCII, spaces and tabs.
 *
 * @returns undefined where nobody can read it
 */
export function decodeField(field: string): string | undefined {
  if (!/^[\t\x20-\x7e]*$/.test(field)) return undefined;
  const encoded = /^=\?base64\?(.*)\?=$/.exec(field)?.[1];
  if (encoded === undefined) return field;
  if (!base64.test(encoded)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      Buffer.from(encoded, 'base64'),
    );
  } catch {
    return undefined;
  }
}
