import type { SearchFacets, ServiceSort } from '@nanda/protocol';
import { createScorer } from '../search/create-scorer.js';
import { createTermLookup } from '../search/create-term-lookup.js';
import type { WordGroup } from '../search/expand-words.js';
import { findServices } from '../search/find-services.js';
import { parseQuery } from '../search/parse-query.js';
import type { RankedServices } from '../search/rank-services.js';
import type { ServiceRepository } from '../service-repository.js';
import type { CatalogView } from '../view/catalog-view.js';
import { createFacetCounter } from './create-facet-counter.js';
import { createFilter } from './create-filter.js';
import { findStart } from './find-start.js';
import { orderServices, type OrderedServices } from './order-services.js';
import { type CursorPosition, decodeCursor, encodeCursor } from './page-cursor.js';
import type { ServiceFilter } from './service-filter.js';

export interface SearchOptions {
  readonly text?: string;
  readonly filter: ServiceFilter;
  readonly sort: ServiceSort;
  readonly limit: number;
  readonly offset?: number;
  /** Counts before `offset`. */
  readonly cursor?: string;
  readonly view: CatalogView;
  /** What the repository's version was when the view was built. */
  readonly version: string;
}

export interface FoundPage {
  /** In the view, in their order. */
  readonly services: readonly number[];
  readonly total: number;
  readonly offset: number;
  readonly facets: SearchFacets;
  readonly nextCursor?: string;
  /** What was looked for. */
  readonly groups: readonly WordGroup[];
}

/** Results that are kept: paging through one search finds, orders and counts its matches once. */
const maxResults = 64;
/** Services that are kept in all of them together. */
const maxServices = 1_000_000;

/** Matches that are put in order at once. Few go further, and for them all are. */
const firstOrdered = 256;

interface Result {
  /** In no order. */
  readonly matches: readonly number[];
  readonly facets: SearchFacets;
  readonly groups: readonly WordGroup[];
  /** Of the matches the ones that come first, so many at least. */
  order(first: number): Promise<OrderedServices>;
}

export interface ServiceSearch {
  find(options: SearchOptions): Promise<FoundPage>;
}

/** Searches, filters, counts, orders and pages the services of a view. */
export function createServiceSearch({
  repository,
  registryNames,
}: {
  readonly repository: ServiceRepository;
  readonly registryNames: readonly string[];
}): ServiceSearch {
  const lookup = createTermLookup(repository.serviceIndex);
  const score = createScorer();
  const countFacets = createFacetCounter();
  let kept = new WeakMap<CatalogView, Map<string, Result>>();
  let keptServices = 0;

  async function search(options: SearchOptions): Promise<Result> {
    const { text, filter, sort, view, version } = options;
    lookup.useVersion(version);
    const query = text === undefined ? undefined : parseQuery(text);
    const found = query && (await findServices(query, { view, lookup, score, repository }));
    const { version: wanted } = filter;
    const versionKeys = wanted === undefined ? [] : await repository.ofVersion(wanted);
    const passes = createFilter(filter, {
      view,
      registryNames,
      versionKeys: new Set(versionKeys),
    });
    const { matches, scores } = found
      ? keepRanked(found.ranked, passes)
      : { matches: everyService(view).filter(passes), scores: undefined };
    let ordered: OrderedServices | undefined;
    return {
      matches,
      facets: countFacets(matches, { view, registryNames }),
      groups: found?.groups ?? [],
      async order(first) {
        if (ordered !== undefined && ordered.services.length >= Math.min(first, matches.length)) {
          return ordered;
        }
        const names = sort === 'name' ? await repository.names() : undefined;
        ordered = orderServices(matches, {
          view,
          sort,
          scores,
          nameOf: (key) => names?.get(key) ?? '',
          first: first <= firstOrdered ? firstOrdered : matches.length,
        });
        return ordered;
      },
    };
  }

  async function recall(options: SearchOptions, query: string): Promise<Result> {
    const { view } = options;
    let results = kept.get(view);
    const known = results?.get(query);
    if (known !== undefined) return known;
    const result = await search(options);
    if (keptServices + result.matches.length > maxServices) {
      kept = new WeakMap();
      keptServices = 0;
      results = undefined;
    }
    if (results === undefined) {
      results = new Map();
      kept.set(view, results);
    }
    const [oldest] = results.keys();
    if (results.size >= maxResults && oldest !== undefined) {
      keptServices -= results.get(oldest)?.matches.length ?? 0;
      results.delete(oldest);
    }
    results.set(query, result);
    keptServices += result.matches.length;
    return result;
  }

  return {
    async find(options) {
      const { text, filter, sort, limit, cursor, view } = options;
      const query = JSON.stringify([text, filter, sort]);
      const position = cursor === undefined ? undefined : decodeCursor(cursor, { query });
      const result = await recall(options, query);
      const { ordered, start } = await findPage(result, { position, view, options });
      const services = [...ordered.services.subarray(start, start + limit)];
      const last = services.at(-1);
      const end = start + services.length;
      const hasMore = last !== undefined && end < result.matches.length;
      return {
        services,
        total: result.matches.length,
        offset: start,
        facets: result.facets,
        groups: result.groups,
        ...(hasMore && {
          nextCursor: encodeCursor(
            {
              value: ordered.values[end - 1] ?? 0,
              key: view.rows.keys[view.faces[last] ?? 0] ?? 0,
            },
            { query },
          ),
        }),
      };
    },
  };
}

/** The ordered matches, as far as they are needed, and where in them the page begins. */
async function findPage(
  result: Result,
  {
    position,
    view,
    options,
  }: {
    readonly position: CursorPosition | undefined;
    readonly view: CatalogView;
    readonly options: SearchOptions;
  },
): Promise<{ readonly ordered: OrderedServices; readonly start: number }> {
  const { limit, offset = 0, sort, text } = options;
  const drifts = sort === 'relevance' && text !== undefined;
  if (position === undefined) return { ordered: await result.order(offset + limit), start: offset };
  const first = await result.order(firstOrdered);
  const start = findStart(first, { position, view, drifts });
  if (start + limit <= first.services.length || first.services.length === result.matches.length) {
    return { ordered: first, start };
  }
  const ordered = await result.order(result.matches.length);
  return { ordered, start: findStart(ordered, { position, view, drifts }) };
}

function keepRanked(
  { services, scores }: RankedServices,
  passes: (service: number) => boolean,
): { matches: number[]; scores: number[] } {
  const kept: { matches: number[]; scores: number[] } = { matches: [], scores: [] };
  for (let place = 0; place < services.length; place += 1) {
    const service = services[place] ?? 0;
    if (!passes(service)) continue;
    kept.matches.push(service);
    kept.scores.push(scores[place] ?? 0);
  }
  return kept;
}

function everyService({ faces }: CatalogView): number[] {
  return Array.from(faces, (_, service) => service);
}
