import { isIPv4, isIPv6 } from 'node:net';

/**
 * What the addresses of one caller have in common, to count by: an IPv4 address itself, of an IPv6 address its first
 * 64 bits, of which whoever has one has all. The same for every way to write an address; `unknown` for what is none.
 */
export function addressKey(address: string | undefined): string {
  if (address === undefined) return 'unknown';
  if (isIPv4(address)) return address;
  const [text = ''] = address.split('%');
  if (!isIPv6(text)) return 'unknown';
  const groups = expand(text);
  const mapped = readMapped(groups);
  return mapped ?? `${groups.slice(0, 4).join(':')}::/64`;
}

/** Its eight groups, as hexadecimal numbers without leading zeros. */
function expand(address: string): readonly string[] {
  // The URL parser writes an embedded IPv4 address as two groups, and all in its shortest form.
  const { hostname } = new URL(`http://[${address}]`);
  const [head = '', tail] = hostname.slice(1, -1).split('::');
  const groupsOf = (text: string): string[] => (text === '' ? [] : text.split(':'));
  if (tail === undefined) return groupsOf(head);
  const missing = 8 - groupsOf(head).length - groupsOf(tail).length;
  return [...groupsOf(head), ...Array.from({ length: missing }, () => '0'), ...groupsOf(tail)];
}

/** The IPv4 address inside of `::ffff:a.b.c.d`, as a socket that takes both kinds tells it. */
function readMapped(groups: readonly string[]): string | undefined {
  if (groups.slice(0, 5).some((group) => group !== '0') || groups[5] !== 'ffff') return undefined;
  const [high = 0, low = 0] = groups.slice(6).map((group) => Number.parseInt(group, 16));
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
