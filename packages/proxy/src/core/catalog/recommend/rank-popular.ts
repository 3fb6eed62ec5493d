import type { ServiceRepository } from '../service-repository.js';
import type { UsageCount } from '../usage-repository.js';
import type { CatalogView } from '../view/catalog-view.js';

export interface PopularOptions {
  readonly view: CatalogView;
  readonly repository: Pick<ServiceRepository, 'findById'>;
  /** In the window that was asked for, by the ids of listings. */
  readonly counts: ReadonlyMap<string, UsageCount>;
  readonly limit: number;
  /** @default all */
  readonly passes?: (service: number) => boolean;
}

export interface PopularService {
  readonly service: number;
  readonly usage: UsageCount;
}

/** Used services that are looked at; beyond them the order by use is not exact. */
const maxUsed = 1_000;
const noUse: UsageCount = { connections: 0, executions: 0 };

/**
 * Orders services by use (connections and executions weigh alike; all listings of a service
 * together), with how well known they are to settle ties and to fill up what nobody has used.
 */
export async function rankPopular({
  view,
  repository,
  counts,
  limit,
  passes = () => true,
}: PopularOptions): Promise<PopularService[]> {
  const used = new Map<number, UsageCount>();
  const byUse = [...counts].toSorted(([, a], [, b]) => useOf(b) - useOf(a)).slice(0, maxUsed);
  for (const [id, { connections, executions }] of byUse) {
    const [key] = await repository.findById(id);
    const row = key === undefined ? -1 : view.rowOf(key);
    const service = row < 0 ? -1 : (view.serviceOf[row] ?? -1);
    if (service < 0 || !passes(service)) continue;
    const known = used.get(service) ?? noUse;
    used.set(service, {
      connections: known.connections + connections,
      executions: known.executions + executions,
    });
  }
  const fameOf = (service: number) => view.fame[service] ?? 0;
  const ranked = [...used]
    .toSorted(([a, useA], [b, useB]) => useOf(useB) - useOf(useA) || fameOf(b) - fameOf(a) || a - b)
    .map(([service, usage]) => ({ service, usage }));
  if (ranked.length >= limit) return ranked.slice(0, limit);
  const known = mostFamous(view, {
    limit: limit - ranked.length,
    passes: (service) => !used.has(service) && passes(service),
  });
  return [...ranked, ...known.map((service) => ({ service, usage: noUse }))];
}

function useOf({ connections, executions }: UsageCount): number {
  return connections + executions;
}

/** The best known services, without sorting all of them. */
function mostFamous(
  { faces, fame }: CatalogView,
  { limit, passes }: { readonly limit: number; readonly passes: (service: number) => boolean },
): number[] {
  const best: number[] = [];
  for (let service = 0; service < faces.length; service += 1) {
    const worst = best[limit - 1];
    const own = fame[service] ?? 0;
    if (worst !== undefined && own <= (fame[worst] ?? 0)) continue;
    if (!passes(service)) continue;
    let place = Math.min(best.length, limit - 1);
    while (place > 0 && (fame[best[place - 1] ?? 0] ?? 0) < own) place -= 1;
    best.splice(place, 0, service);
    if (best.length > limit) best.pop();
  }
  return best;
}
