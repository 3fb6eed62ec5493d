import { defaults } from '@nanda/protocol/facts';
import { NandaError } from '../../nanda-error.js';
import type { Principal } from '../../principal.js';
import type { Catalog, ServiceSearchQuery, ServiceSearchResult } from '../catalog.js';
import { loadServices } from '../load-services.js';
import type { FoundPage } from '../query/create-service-search.js';
import { createTermLookup } from '../search/create-term-lookup.js';
import { describeMatch } from '../search/describe-match.js';
import { parseQuery } from '../search/parse-query.js';
import { suggestQueries } from '../search/suggest-queries.js';
import type { CatalogDesk, SeenCatalog } from './catalog-desk.js';
import { listStale } from './list-stale.js';

/** Searches and lists services, with what has to be said beside them. */
export function createSearchCatalog(desk: CatalogDesk): Catalog['search'] {
  const { repository, registries, sync } = desk;
  const names = createTermLookup(repository.serviceIndex);

  async function findPage(
    query: Omit<ServiceSearchQuery, 'text'> & { readonly text: string | undefined },
    principal: Principal,
  ): Promise<SeenCatalog & { readonly page: FoundPage }> {
    const {
      text,
      limit = defaults.pageSize,
      sort = 'relevance',
      cursor,
      offset,
      ...filter
    } = query;
    const seen = await desk.seenBy(principal);
    const page = await desk.search.find({
      ...seen,
      filter,
      sort,
      limit,
      ...(text !== undefined && { text }),
      ...(offset !== undefined && { offset }),
      ...(cursor !== undefined && { cursor }),
    });
    return { ...seen, page };
  }

  /** The index knows words of registries that are not in use, too: only what finds something is suggested. */
  async function suggest(text: string, seen: SeenCatalog): Promise<string[]> {
    names.useVersion(seen.version);
    const candidates = suggestQueries(parseQuery(text), await names.vocabulary());
    const finding: string[] = [];
    for (const candidate of candidates) {
      if (candidate === text.toLowerCase()) continue;
      const { total } = await desk.search.find({
        ...seen,
        text: candidate,
        filter: {},
        sort: 'relevance',
        limit: 1,
      });
      if (total > 0) finding.push(candidate);
    }
    return finding;
  }

  function checkSource(source: string | undefined, { kind }: Principal): void {
    if (source === undefined) return;
    const seen = registries
      .filter(({ isPrivate }) => kind === 'local' || isPrivate !== true)
      .map(({ name }) => name);
    if (seen.includes(source)) return;
    const advice = seen.length === 0 ? 'None is.' : `Use one of: ${seen.join(', ')}.`;
    throw new NandaError(
      'VALIDATION_ERROR',
      `There is no registry of that name in use. ${advice}`,
      { details: { field: 'source' } },
    );
  }

  return async (given, principal): Promise<ServiceSearchResult> => {
    await desk.ready();
    checkSource(given.source, principal);
    const text = given.text?.trim() === '' ? undefined : given.text?.trim();
    if (text !== undefined && given.cursor === undefined) await sync.askFor(text);
    let found = await findPage({ ...given, text }, principal);
    if (found.page.total === 0) {
      await sync.lookAgain();
      found = await findPage({ ...given, text }, principal);
    }
    const { view, version, page } = found;
    const notices = await desk.noticesFor(principal);
    const stale = listStale(notices);
    const entries = await loadServices(page.services, {
      repository: desk.records,
      view,
      factsOf: (_service, record) => ({
        stale,
        ...(text !== undefined && { match: describeMatch(record, page.groups) }),
      }),
    });
    const suggestions =
      page.total === 0 && text !== undefined ? await suggest(text, { view, version }) : [];
    return {
      services: entries.map(({ service }) => service),
      entries,
      meta: {
        total: page.total,
        limit: given.limit ?? defaults.pageSize,
        offset: page.offset,
        ...(page.nextCursor !== undefined && { nextCursor: page.nextCursor }),
        facets: page.facets,
        ...(suggestions.length > 0 && { suggestions }),
        ...(notices.length > 0 && { notices }),
      },
    };
  };
}
