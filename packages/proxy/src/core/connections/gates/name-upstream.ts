import { createHash } from 'node:crypto';
import type { UpstreamTarget } from '../upstream-connector.js';

/**
 * One name for everything that reaches the same upstream: the address, or the service that a command
 * belongs to. What a query says may be secret, so of that only a fingerprint.
 */
export function nameUpstream(
  target: UpstreamTarget,
  { serviceId }: { readonly serviceId: string },
): string {
  if (target.kind === 'stdio') return `command of ${serviceId}`;
  const url = URL.parse(target.url);
  if (url === null) return target.url;
  const place = `${url.origin}${url.pathname}`;
  if (url.search === '') return place;
  const fingerprint = createHash('sha256').update(url.search).digest('hex').slice(0, 8);
  return `${place}#${fingerprint}`;
}
