import ipaddr from 'ipaddr.js';

/** Where an address leads: to the open internet, to this machine, or anywhere else. */
export type AddressClass = 'public' | 'loopback' | 'private';

/**
 * Classifies an IP address.
 *
 * Everything that is neither public unicast nor loopback counts as `private`: local networks, link-local,
 * shared, reserved and documentation ranges, multicast, broadcast, the unspecified address, and text that is no
 * address at all. An IPv6 form that carries an IPv4 address is judged by the one inside.
 */
export function classifyAddress(address: string): AddressClass {
  // A zone (`fe80::1%eth0`) says which interface, never what kind of address.
  const [text = ''] = address.split('%');
  if (!ipaddr.isValid(text)) return 'private';
  const parsed = ipaddr.parse(text);
  if (parsed instanceof ipaddr.IPv6) {
    const embedded = findEmbeddedAddress(parsed);
    if (embedded) return classifyAddress(embedded);
  }
  const range = parsed.range();
  if (range === 'unicast') return 'public';
  return range === 'loopback' ? 'loopback' : 'private';
}

function findEmbeddedAddress(address: ipaddr.IPv6): string | undefined {
  const bytes = address.toByteArray();
  switch (address.range()) {
    case 'ipv4Mapped':
    case 'rfc6145':
      return bytes.slice(12).join('.');
    case 'rfc6052':
      // The local-use prefix (64:ff9b:1::/48) places the address where its operator likes: never public.
      return bytes[5] === 1 ? undefined : bytes.slice(12).join('.');
    case '6to4':
      return bytes.slice(2, 6).join('.');
    case 'teredo':
      // RFC 4380: the client's address is stored with every bit inverted.
      return bytes
        .slice(12)
        .map((byte) => byte ^ 0xff)
        .join('.');
    case 'unicast':
      // The deprecated IPv4-compatible form, `::a.b.c.d`.
      return bytes.slice(0, 12).every((byte) => byte === 0) ? bytes.slice(12).join('.') : undefined;
    default:
      return undefined;
  }
}
