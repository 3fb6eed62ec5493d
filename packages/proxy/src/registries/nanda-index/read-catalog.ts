import { isObject } from '../../core/is-object.js';
import type { CatalogEntry } from './catalog-entry.js';
import { readMediaType } from './read-media-type.js';

export interface CatalogReading {
  /** Of MCP servers alone: agents, skills and further catalogs are left out. */
  readonly entries: readonly CatalogEntry[];
  /** Entries of MCP servers that lead nowhere. */
  readonly problems: readonly string[];
}

/**
 * Reads `{specVersion, entries}`.
 *
 * @returns `undefined` where it is no catalog.
 */
export function readCatalog(
  body: unknown,
  { url: base }: { /** Where it was read, for addresses relative to it. */ readonly url: URL },
): CatalogReading | undefined {
  if (!isObject(body) || !Array.isArray(body['entries'])) return undefined;
  const entries: CatalogEntry[] = [];
  const problems: string[] = [];
  for (const [index, entry] of (body['entries'] as unknown[]).entries()) {
    if (!isObject(entry)) {
      problems.push(`entry ${index + 1}: it is not an object`);
      continue;
    }
    if (readMediaType(entry['type'] ?? entry['mediaType']) !== 'card') continue;
    const { identifier, displayName, description, tags, updatedAt, data } = entry;
    const facts = { identifier, displayName, description, tags, updatedAt };
    const url = typeof entry['url'] === 'string' ? URL.parse(entry['url'], base.href) : null;
    if (url?.protocol === 'http:' || url?.protocol === 'https:') entries.push({ ...facts, url });
    else if (isObject(data)) entries.push({ ...facts, card: data });
    else problems.push(`entry ${index + 1}: it has no usable url`);
  }
  return { entries, problems };
}
