import { isIP } from 'node:net';
import type { RequestHead } from './request-head.js';
import type { TrustedProxies } from './trusted-proxies.js';

/** Where a request comes from, as far as can be told. */
export interface Caller {
  /** Its address; of one that came through a proxy that is trusted, what that says. */
  readonly remoteAddress: string | undefined;
  /** Whether somebody handed it on: then the socket's address is not the caller's. */
  readonly isForwarded: boolean;
  /** Whether a trusted proxy took it over TLS. */
  readonly isSecure: boolean;
}

/** What proxies add, each at the end: no more are looked at. */
const maxHops = 32;

/**
 * Finds the address of the caller behind the proxies that are trusted. What anybody else says of it is not believed; that it
 * was said at all tells that the socket is not the caller's own.
 */
export function findCaller(
  { headers }: Pick<RequestHead, 'headers'>,
  {
    socketAddress,
    trusted,
  }: { readonly socketAddress: string | undefined; readonly trusted: TrustedProxies },
): Caller {
  const list = headers.get('x-forwarded-for');
  const forwarded = headers.get('forwarded');
  const isForwarded = list !== null || forwarded !== null;
  const direct = { remoteAddress: socketAddress, isForwarded, isSecure: false };
  if (!isForwarded || !trusted.isTrusted(socketAddress, { hop: 0 })) return direct;
  const isSecure = lastOf(headers.get('x-forwarded-proto')) === 'https' || isSecureHop(forwarded);
  const candidates = [
    ...(list === null ? [] : [list.split(',')]),
    ...(forwarded === null ? [] : [readForwarded(forwarded)]),
  ].map((hops) => follow(hops.slice(-maxHops), { socketAddress, trusted }));
  // A proxy adds to one of the two, and hands on what the caller wrote into the other one.
  const [first, ...others] = candidates;
  const doAgree = others.every((other) => other === first);
  return { remoteAddress: doAgree ? first : socketAddress, isForwarded, isSecure };
}

/** From the nearest hop outwards, as far as each is a trusted proxy. */
function follow(
  hops: readonly string[],
  {
    socketAddress,
    trusted,
  }: { readonly socketAddress: string | undefined; readonly trusted: TrustedProxies },
): string | undefined {
  let address = socketAddress;
  for (const [hop, text] of hops.toReversed().entries()) {
    if (!trusted.isTrusted(address, { hop })) break;
    const next = readAddress(text);
    if (next === undefined) break;
    address = next;
  }
  return address;
}

/** The nodes of RFC 7239 (`for=`), one for each hop. */
function readForwarded(value: string): readonly string[] {
  return value.split(',').map((hop) => /(?:^|;)\s*for=([^;]*)/i.exec(hop)?.[1] ?? '');
}

function isSecureHop(value: string | null): boolean {
  return /(?:^|;)\s*proto="?https"?\s*(?:;|$)/i.test(lastOf(value) ?? '');
}

function lastOf(value: string | null): string | undefined {
  return value?.split(',').at(-1)?.trim().toLowerCase();
}

/** `203.0.113.7`, with a port, in brackets, in quotes; undefined for a name that somebody made up. */
function readAddress(text: string): string | undefined {
  const plain = text.trim().replace(/^"(.*)"$/, '$1');
  const address =
    /^\[([\d.:a-f]+)\](?::\d+)?$/i.exec(plain)?.[1] ?? plain.replace(/^([\d.]+):\d+$/, '$1');
  return isIP(address) === 0 ? undefined : address;
}
