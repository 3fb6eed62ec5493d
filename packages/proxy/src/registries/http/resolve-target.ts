import { withoutEndSlashes } from '../../core/without-end-slashes.js';
import type { RegistryRequestOptions } from './registry-http.js';

/**
 * The URL of a request.
 *
 * @throws TypeError where it leads to another origin than the base URL: a fault of ours, as credentials go along.
 */
export function resolveTarget(
  target: string | URL,
  { base, query = {} }: { readonly base: URL; readonly query?: RegistryRequestOptions['query'] },
): URL {
  const url =
    typeof target === 'string' && target.startsWith('/')
      ? new URL(base.origin + withoutEndSlashes(base.pathname) + target)
      : new URL(target);
  if (url.origin !== base.origin) {
    throw new TypeError(
      `A request to ${url.origin} was to be sent with the headers for ${base.origin}. Create another client for it.`,
    );
  }
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return url;
}
