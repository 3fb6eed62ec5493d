import type { ServiceRecord } from './service-record.js';
import type { ServiceReader } from './service-repository.js';
import type { UsageCount } from './usage-repository.js';

/** Used services that are looked at; beyond them the order by use is not exact. */
const maxUsed = 1_000;

export interface PopularQuery {
  readonly counts: ReadonlyMap<string, UsageCount>;
  readonly limit: number;
  readonly category?: string;
}

/**
 * Orders services by use (connections and executions weigh alike), with the registry's popularity
 * to settle ties and to fill up what nobody has used.
 */
export async function rankPopular(
  { counts, limit, category }: PopularQuery,
  { repository }: { readonly repository: ServiceReader },
): Promise<ServiceRecord[]> {
  const used: { record: ServiceRecord; use: number }[] = [];
  const byUse = [...counts]
    .map(([id, { connections, executions }]) => ({ id, use: connections + executions }))
    .toSorted((a, b) => b.use - a.use)
    .slice(0, maxUsed);
  for (const { id, use } of byUse) {
    const record = await repository.get(id);
    if (record !== undefined && isIn(record, category)) used.push({ record, use });
  }
  used.sort((a, b) => b.use - a.use || b.record.popularity - a.record.popularity);
  const ranked = used.slice(0, limit).map(({ record }) => record);
  if (ranked.length >= limit) return ranked;
  const listed = new Set(used.map(({ record }) => record.id));
  const { records } = await repository.search({
    ...(category === undefined ? {} : { category }),
    sort: 'popularity',
    limit: limit + listed.size,
    offset: 0,
  });
  const rest = records.filter(({ id }) => !listed.has(id));
  return [...ranked, ...rest].slice(0, limit);
}

function isIn(record: ServiceRecord, category: string | undefined): boolean {
  return (
    category === undefined ||
    record.category?.trim().toLowerCase() === category.trim().toLowerCase()
  );
}
