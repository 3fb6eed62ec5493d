import type { UpstreamTarget } from '../upstream-connector.js';

/**
 * Where credentials are sent to: an address without its query, for one host may have services of many; or a command.
 * What the caller fills into the address is no part of it.
 */
export function placeOf(
  target:
    | { readonly kind: 'stdio' }
    | Pick<UpstreamTarget & { readonly kind: 'http' }, 'kind' | 'url' | 'shownUrl'>,
): string {
  if (target.kind === 'stdio') return 'stdio';
  const text = target.shownUrl ?? target.url;
  const bare = /^[^?#]*/.exec(text)?.[0] ?? text;
  // An address that is not filled in is none: a parser would encode its names.
  if (bare.includes('{')) return bare;
  const url = URL.parse(bare);
  return url === null ? bare : `${url.origin}${url.pathname}`;
}
