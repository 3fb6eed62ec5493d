/** What nothing of a format can do without: of the rest the service is the judge. */
const formats: readonly (readonly [format: string, least: RegExp, words: string])[] = [
  ['date', /^\d{4}-\d\d-\d\d$/, 'a date such as 2025-01-31'],
  ['date-time', /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d/, 'a time such as 2025-01-31T09:00:00Z'],
  ['email', /[^]@[^]/, 'an e-mail address'],
  ['ipv4', /^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}$/, 'an IPv4 address such as 192.0.2.1'],
  ['ipv6', /^[\da-fA-F:.]*:[\da-fA-F:.]*$/, 'an IPv6 address such as 2001:db8::1'],
  ['uri', /^[a-zA-Z][a-zA-Z\d+.-]*:/, 'a URL such as https://example.com/'],
  ['url', /^[a-zA-Z][a-zA-Z\d+.-]*:/, 'a URL such as https://example.com/'],
  ['uuid', /^(?:urn:uuid:)?[\da-fA-F]{8}-(?:[\da-fA-F]{4}-){3}[\da-fA-F]{12}$/, 'a UUID'],
];

/** Says that a text is surely not of a format, in words that follow its name; undefined where it may be. */
export function describeFormat(text: string, format: unknown): string | undefined {
  const known = formats.find(([name]) => name === format);
  if (known === undefined || known[1].test(text)) return undefined;
  return `is ${known[2]}, not "${text.slice(0, 60)}"`;
}
