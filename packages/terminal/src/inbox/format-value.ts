/** A value as a word of the grammar of arguments, in ASCII where it has to be JSON: it may be a stranger's. */
export function formatValue(name: string, value: unknown): string {
  const isPlain =
    typeof value === 'string' && /^[\x20-\x7e]*$/.test(value) && !value.startsWith('@');
  if (isPlain || typeof value === 'number' || typeof value === 'boolean') return `${name}=${value}`;
  return `${name}:=${toAscii(JSON.stringify(value))}`;
}

function toAscii(json: string): string {
  return json.replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
