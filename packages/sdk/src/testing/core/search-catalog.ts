import type { OperationQuery, PageMeta, SearchFacets, Service } from '@nanda/protocol';
import { Refusal } from '../wire/refusal.js';

/** What is searched for, as the contract reads it. */
export type CatalogQuery = Partial<OperationQuery<'services.search'>>;

/** The services in which every word stands, and that fit everything else. */
export function searchCatalog(services: readonly Service[], query: CatalogQuery): Service[] {
  const words = (query.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  return sortServices(
    services.filter((service) => {
      const text = textOf(service);
      return (
        words.every((word) => text.includes(word)) &&
        (query.category === undefined || service.category === query.category) &&
        (query.tags ?? []).every((tag) => service.tags.includes(tag)) &&
        (query.transport === undefined || service.transports.includes(query.transport)) &&
        (query.auth === undefined || service.auth.type === query.auth) &&
        (query.source === undefined || service.source.registry === query.source) &&
        (query.health === undefined || (service.health?.state ?? 'unknown') === query.health) &&
        (query.protected === undefined || service.protected === query.protected) &&
        (query.verified === undefined || service.verified === query.verified)
      );
    }),
    query.sort,
  );
}

function textOf({ name, title, description, tags, publisher, tools }: Service): string {
  const toolTexts = (tools ?? []).flatMap((tool) => [tool.name, tool.description]);
  return [name, title, description, publisher, ...tags, ...toolTexts].join(' ').toLowerCase();
}

/** Best match first is the order in which they were given. */
function sortServices(services: readonly Service[], sort: CatalogQuery['sort']): Service[] {
  if (sort === 'name') {
    return services.toSorted((one, other) => one.name.localeCompare(other.name));
  }
  const measure = {
    newest: ({ createdAt }: Service) => Date.parse(createdAt),
    rating: ({ rating }: Service) => rating?.average ?? 0,
    popularity: ({ popularity }: Service) => popularity.registry,
    relevance: () => 0,
  }[sort ?? 'relevance'];
  return services.toSorted((one, other) => measure(other) - measure(one));
}

/** One page of a list. A cursor is the place where it goes on. */
export function pageOf<Item>(
  items: readonly Item[],
  query: { readonly limit: number; readonly offset?: number; readonly cursor?: string | undefined },
): { readonly data: Item[]; readonly meta: PageMeta } {
  const offset = query.cursor === undefined ? (query.offset ?? 0) : readCursor(query.cursor);
  const end = offset + query.limit;
  return {
    data: items.slice(offset, end),
    meta: {
      total: items.length,
      limit: query.limit,
      offset,
      ...(end < items.length && { nextCursor: `at_${end}` }),
    },
  };
}

function readCursor(cursor: string): number {
  const place = /^at_(\d+)$/.exec(cursor)?.[1];
  if (place !== undefined) return Number(place);
  throw new Refusal('VALIDATION_ERROR', {
    message: 'The cursor is none of this list. Leave it out to begin at the beginning.',
    details: { field: 'cursor' },
  });
}

/** How many services have each value. */
export function countFacets(services: readonly Service[]): SearchFacets {
  const count = (valuesOf: (service: Service) => readonly (string | undefined)[]) => {
    const counts = new Map<string, number>();
    for (const value of services.flatMap(valuesOf)) {
      if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return Array.from(counts, ([value, number]) => ({ value, count: number })).toSorted(
      (one, other) => other.count - one.count,
    );
  };
  return {
    category: count(({ category }) => [category]),
    tags: count(({ tags }) => tags),
    transport: count(({ transports }) => transports),
    auth: count(({ auth }) => [auth.type]),
    source: count(({ source }) => [source.registry]),
    health: count(({ health }) => [health?.state ?? 'unknown']),
    verified: count(({ verified }) => [String(verified)]),
    protected: count((service) => [String(service.protected)]),
  };
}
