import { BlockList, isIP } from 'node:net';
import type { TrustedProxies } from './surfaces/http/trusted-proxies.js';

/** More proxies in a row are a mistake. */
const maxHops = 16;

/**
 * @param given a number of hops, or networks; else TRUSTED_PROXIES, a number or networks separated by commas
 * @throws TypeError for a number that cannot be, and for what is no network
 */
export function resolveTrustedProxies(
  given: number | readonly string[] | undefined,
  { environment }: { readonly environment: Readonly<Record<string, string | undefined>> },
): TrustedProxies {
  const wanted = given ?? readVariable(environment['TRUSTED_PROXIES'] ?? '');
  if (typeof wanted === 'number') {
    if (!Number.isSafeInteger(wanted) || wanted < 0 || wanted > maxHops) {
      throw new TypeError(`There can be 0 to ${maxHops} trusted proxies, not ${wanted}.`);
    }
    return { isTrusted: (_, { hop }) => hop < wanted };
  }
  const list = new BlockList();
  for (const network of wanted) add(network, list);
  return {
    isTrusted(address) {
      const version = isIP(address ?? '');
      return version !== 0 && list.check(address ?? '', version === 6 ? 'ipv6' : 'ipv4');
    },
  };
}

function readVariable(value: string): number | readonly string[] {
  const text = value.trim();
  if (/^\d+$/.test(text)) return Number(text);
  return text.split(',').flatMap((network) => network.trim() || []);
}

/** `10.0.0.0/8`, `2001:db8::/32`, or one address. */
function add(network: string, list: BlockList): void {
  const [address = '', length, ...rest] = network.split('/');
  const version = isIP(address);
  const bits = version === 6 ? 128 : 32;
  const prefix = length === undefined ? bits : Number(/^\d{1,3}$/.exec(length)?.[0]);
  if (version === 0 || rest.length > 0 || !(prefix >= 0 && prefix <= bits)) {
    throw new TypeError(
      `"${network}" is no network of trusted proxies. Write it as 10.0.0.0/8, 2001:db8::/32 or an address, or give the number of proxies.`,
    );
  }
  list.addSubnet(address, prefix, version === 6 ? 'ipv6' : 'ipv4');
}
