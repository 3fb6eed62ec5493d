/** What forms of MCP may say of the text of a field. */
const formats: Readonly<Record<string, readonly [pattern: RegExp, wanted: string]>> = {
  email: [/^[^\s@]+@[^\s@]+$/, 'an e-mail address'],
  uri: [/^[a-z][a-z0-9+.-]*:\S+$/i, 'an address such as https://example.com'],
  date: [/^\d{4}-\d\d-\d\d$/, 'a date such as 2030-12-31'],
  'date-time': [/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/i, 'a time such as 2030-12-31T23:59:00Z'],
};

/**
 * What is wrong with a value that has the right type, in words that follow the name of its field. Patterns are not
 * looked at: they are the service's own programs, and the proxy checks the whole answer.
 */
export function checkLimits(
  value: unknown,
  schema: Readonly<Record<string, unknown>>,
): string | undefined {
  const limit = (name: string): number | undefined => {
    const number = schema[name];
    return typeof number === 'number' ? number : undefined;
  };
  if (typeof value === 'number') {
    const [least, most] = [limit('minimum'), limit('maximum')];
    if (least !== undefined && value < least) return `is at least ${least}`;
    if (most !== undefined && value > most) return `is at most ${most}`;
    return undefined;
  }
  const [prefix, unit] = Array.isArray(value) ? ['Items', 'values'] : ['Length', 'characters'];
  if (typeof value !== 'string' && !Array.isArray(value)) return undefined;
  const [least, most] = [limit(`min${prefix}`), limit(`max${prefix}`)];
  const length = typeof value === 'string' ? [...value].length : value.length;
  if (least !== undefined && length < least) return `has at least ${least} ${unit}`;
  if (most !== undefined && length > most) return `has at most ${most} ${unit}`;
  const format = typeof schema['format'] === 'string' ? formats[schema['format']] : undefined;
  if (format === undefined || typeof value !== 'string' || format[0].test(value)) return undefined;
  return `is ${format[1]}`;
}
