import { withoutEndSlashes } from '../../core/without-end-slashes.js';
import type { Hops } from './create-hops.js';
import type { Organisation } from './organisation.js';
import { readCatalog, type CatalogReading } from './read-catalog.js';

/** A registry that has no search of that kind, or wants more of a text than none. */
const noSearch = [400, 404, 405, 410, 422, 501];

/**
 * Reads the catalog of an organisation: a document where its address names one, else what its own
 * registry finds, else the document at the well-known place.
 */
export async function fetchCatalog(
  { url }: Pick<Organisation, 'url'>,
  { hops, signal }: { readonly hops: Hops; readonly signal: AbortSignal },
): Promise<CatalogReading> {
  const base = new URL(url);
  if (!base.pathname.endsWith('.json')) {
    const search = new URL(base);
    search.pathname = `${withoutEndSlashes(base.pathname)}/agents/search`;
    // Nothing finds everything.
    search.searchParams.set('q', '');
    const { status, body } = await hops.getJson(search, { signal, expected: noSearch });
    const found = status < 400 ? readCatalog(body, { url: search }) : undefined;
    // Some find nothing when they are asked for nothing.
    if (found !== undefined && found.entries.length > 0) return found;
  }
  const place = base.pathname.endsWith('.json')
    ? base
    : new URL('/.well-known/ai-catalog.json', base);
  const { status, body } = await hops.getJson(place, { signal, expected: [404] });
  if (status === 404 && place !== base) return { entries: [], problems: [] };
  const found = readCatalog(body, { url: place });
  if (found === undefined) throw new Error(`${place.origin}${place.pathname}: it is no catalog`);
  return found;
}
