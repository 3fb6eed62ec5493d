import type { ServiceVersion } from '@nanda/protocol';
import { NandaError } from '../../nanda-error.js';
import { nearestNames } from '../../nearest-names.js';
import type { Principal } from '../../principal.js';
import type { Catalog } from '../catalog.js';
import { findListing, type FoundListing } from '../find-listing.js';
import { loadListing, loadServices } from '../load-services.js';
import type { StoredVersion } from '../service-repository.js';
import type { CatalogDesk } from './catalog-desk.js';
import { listStale } from './list-stale.js';

/** Names that are looked at for those that are like one that was not found. */
const maxCandidates = 50;
const maxSuggestions = 3;
/** Characters of a name that are looked for; one that is longer is no slip of the pen. */
const maxSuggestText = 500;

/** Gets one service by its id or its name. */
export function createServiceLookup(
  desk: CatalogDesk,
): Pick<Catalog, 'get' | 'getRecord' | 'getHistory'> {
  const { repository, sync } = desk;

  async function suggest(text: string, principal: Principal): Promise<string[]> {
    const seen = await desk.seenBy(principal);
    const page = await desk.search.find({
      ...seen,
      text: text === '' ? ' ' : text.slice(0, maxSuggestText),
      filter: {},
      sort: 'relevance',
      limit: maxCandidates,
    });
    const loaded = await loadServices(page.services, {
      repository: desk.records,
      view: seen.view,
    });
    const names = loaded.map(({ record }) => record.name);
    return nearestNames(text, { names, limit: maxSuggestions });
  }

  async function find(idOrName: string, principal: Principal): Promise<FoundListing> {
    await desk.ready();
    return await findListing(idOrName, {
      repository,
      view: async () => (await desk.seenBy(principal)).view,
      lookAgain: () => sync.lookAgain(),
      suggest: (text) => suggest(text, principal),
    });
  }

  const getHistory: Catalog['getHistory'] = async (idOrName, principal) => {
    const { view, row } = await find(idOrName, principal);
    const versions = await repository.versionsOf(view.rows.keys[row] ?? 0);
    const stale = listStale(await desk.noticesFor(principal));
    const loaded = await loadListing(row, {
      repository,
      view,
      factsOf: () => ({
        stale,
        ...(versions.length > 0 && {
          versions: versions.map(withoutRecord),
        }),
      }),
    });
    if (loaded === undefined) throw gone(idOrName);
    return { ...loaded, versions };
  };

  return {
    getHistory,

    async get(idOrName, principal) {
      return (await getHistory(idOrName, principal)).service;
    },

    async getRecord(idOrName, principal) {
      const { view, row } = await find(idOrName, principal);
      const [found] = await repository.records([view.rows.keys[row] ?? 0]);
      if (found === undefined) throw gone(idOrName);
      return found.record;
    },
  };
}

function withoutRecord({ version, status, publishedAt, isLatest }: StoredVersion): ServiceVersion {
  return { version, status, publishedAt, isLatest };
}

/** It went between two questions to the store. */
function gone(idOrName: string): NandaError {
  return new NandaError(
    'SERVICE_NOT_FOUND',
    `The service "${idOrName.slice(0, 100)}" has just been taken out of its registry. Search for it again.`,
  );
}
