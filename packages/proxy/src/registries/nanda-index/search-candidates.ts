import { isObject } from '../../core/is-object.js';
import type { ServiceRecord } from '../../core/catalog/service-record.js';
import { fetchCard } from './fetch-card.js';
import { mapFewAtOnce } from './map-few-at-once.js';
import type { Organisation } from './organisation.js';
import { readMediaType } from './read-media-type.js';
import { readOrganisation } from './read-organisation.js';
import type { IndexSearch } from './index-search.js';

const atOnce = 4;
/** Each is a request to a host that a stranger has named. */
const maxCards = 10;
const longestId = 128;
const longestUrl = 2_048;

/**
 * The records of what `agentic-search` found, in its order: of each MCP server its card is read, with
 * what the index says of its organisation. One that cannot be read is left out.
 */
export async function searchCandidates(
  candidates: readonly unknown[],
  { http, hops, context, limit, signal, fallbackMoment }: IndexSearch,
): Promise<ServiceRecord[]> {
  const organisations = new Map<string, Promise<Organisation | undefined>>();
  const findOrganisation = (id: string): Promise<Organisation | undefined> => {
    const known = organisations.get(id);
    if (known !== undefined) return known;
    const asked = http
      .getJson(`/api/v1/index/${encodeURIComponent(id)}`, {
        signal,
        retries: 0,
        timeout: 5_000,
        isQuestion: true,
      })
      .then(({ body }) => readOrganisation(body, { fallbackMoment }).organisation);
    organisations.set(id, asked);
    return asked;
  };

  const readCandidate = async (
    candidate: Record<string, unknown>,
  ): Promise<ServiceRecord | undefined> => {
    const provenance = isObject(candidate['provenance']) ? candidate['provenance'] : {};
    const { org_id: id } = provenance;
    const { url: address, identifier, display_name: displayName, description, tags } = candidate;
    const url =
      typeof address === 'string' && address.length <= longestUrl ? URL.parse(address) : null;
    if (typeof id !== 'string' || id.length > longestId || url === null) return undefined;
    try {
      const organisation = await findOrganisation(id);
      if (organisation === undefined) return undefined;
      const entry = { identifier, displayName, description, tags, url };
      const { record } = await fetchCard({ organisation, entry, context }, { hops, signal });
      return record;
    } catch {
      signal.throwIfAborted();
      return undefined;
    }
  };

  const cards = candidates
    .filter(isObject)
    .filter(({ type }) => readMediaType(type) === 'card')
    .slice(0, Math.min(limit, maxCards));
  const records = await mapFewAtOnce(cards, { limit: atOnce, map: readCandidate });
  const byId = new Map<string, ServiceRecord>();
  for (const record of records) {
    if (record !== undefined && !byId.has(record.id)) byId.set(record.id, record);
  }
  return [...byId.values()];
}
