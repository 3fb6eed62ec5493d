import type { Service } from '@nanda/protocol';
import { defaults } from '@nanda/protocol/facts';
import { principalKey } from '../../principal-key.js';
import type { Catalog } from '../catalog.js';
import { loadServices } from '../load-services.js';
import { createFilter } from '../query/create-filter.js';
import { rankPopular } from '../recommend/rank-popular.js';
import { recommendServices } from '../recommend/recommend-services.js';
import type { UsageCount, UsageRepository } from '../usage-repository.js';
import type { CatalogDesk } from './catalog-desk.js';

const day = 24 * 60 * 60 * 1_000;
const timeframeDays = { day: 1, week: 7, month: 30 } as const;

/** Lists services by their use: everybody's, and the caller's own. */
export function createUseRanking(
  desk: CatalogDesk,
  { usage }: { readonly usage: UsageRepository },
): Pick<Catalog, 'popular' | 'recommend'> {
  const registryNames = desk.registries.map(({ name }) => name);

  const popular: Catalog['popular'] = async (
    { timeframe = 'week', limit = defaults.pageSize, category },
    principal,
  ) => {
    await desk.ready();
    const counts = await usage.counts(
      timeframe === 'all_time'
        ? {}
        : { since: new Date(desk.now().getTime() - timeframeDays[timeframe] * day) },
    );
    const { view } = await desk.seenBy(principal);
    const passes = createFilter(category === undefined ? {} : { category }, {
      view,
      registryNames,
    });
    const { repository } = desk;
    const ranked = await rankPopular({ view, repository, counts, limit, passes });
    const uses = new Map<number, UsageCount>(ranked.map((one) => [one.service, one.usage]));
    const loaded = await loadServices([...uses.keys()], {
      repository: desk.records,
      view,
      factsOf: (service) => ({ usage: uses.get(service) }),
    });
    return loaded.map(({ service }) => service);
  };

  return {
    popular,

    async recommend({ limit }, principal) {
      await desk.ready();
      const seen = await desk.seenBy(principal);
      const found = await recommendServices({
        ...seen,
        owner: principalKey(principal),
        limit,
        usage,
        repository: desk.repository,
        search: desk.search,
      });
      const reasons = new Map(found.map(({ service, reason }) => [service, reason]));
      const loaded = await loadServices([...reasons.keys()], {
        repository: desk.records,
        view: seen.view,
        factsOf: (service) => ({ reason: reasons.get(service) }),
      });
      if (loaded.length > 0) return loaded.map(({ service }) => service);
      const known = await popular({ timeframe: 'month', limit }, principal);
      return known.map((service) => ({ ...service, reason: reasonToKnow(service) }));
    },
  };
}

function reasonToKnow({ popularity, alsoIn = [] }: Service): string {
  const { connections = 0, executions = 0 } = popularity;
  if (connections + executions > 0) return 'used most through this proxy in the last month';
  if (alsoIn.length > 0) return `listed ${alsoIn.length + 1} times`;
  return popularity.registry > 0 ? 'well known in its registry' : 'nobody has used it here yet';
}
