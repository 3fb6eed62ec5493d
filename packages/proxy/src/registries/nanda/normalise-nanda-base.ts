import { withoutEndSlashes } from '../../core/without-end-slashes.js';

/** The base of a registry, without the version that stands before every path, and no slash at its end. */
export function normaliseNandaBase({ origin, pathname }: URL): string {
  return `${origin}${withoutEndSlashes(pathname).replace(/\/api\/v1$/, '')}`;
}
