import { createHash } from 'node:crypto';
import { placeOf } from '../targets/place-of.js';
import type { UpstreamTarget } from '../upstream-connector.js';

/**
 * One name for everything that reaches the same upstream: the address, or the service that a command
 * belongs to. What a query says or a caller has filled in may be secret, so of that only a fingerprint.
 */
export function nameUpstream(
  target: UpstreamTarget,
  { serviceId }: { readonly serviceId: string },
): string {
  if (target.kind === 'stdio') return `command of ${serviceId}`;
  if (target.shownUrl !== undefined) return `${placeOf(target)}#${fingerprintOf(target.url)}`;
  const url = URL.parse(target.url);
  if (url === null) return target.url;
  const place = `${url.origin}${url.pathname}`;
  return url.search === '' ? place : `${place}#${fingerprintOf(url.search)}`;
}

function fingerprintOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
