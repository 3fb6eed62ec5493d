import type { Service } from '@nanda/protocol';
import type { SearchHit } from '../search-hit.js';

/** The results in the body of an answered search. */
export function readHits(body: string): SearchHit[] {
  const { data } = JSON.parse(body) as { data: Service[] };
  return data.map(({ source, name, repository, alsoIn = [] }) => ({
    id: source.id,
    name,
    repository,
    copies: alsoIn.map(({ id }) => id),
  }));
}
