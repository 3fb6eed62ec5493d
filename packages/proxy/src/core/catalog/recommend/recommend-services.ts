import type { ServiceRepository } from '../service-repository.js';
import type { UsageRepository } from '../usage-repository.js';
import type { CatalogView } from '../view/catalog-view.js';
import { facetKinds } from '../view/service-rows.js';
import type { ServiceSearch } from '../query/create-service-search.js';

export interface RecommendOptions {
  readonly owner: string;
  readonly limit: number;
  readonly view: CatalogView;
  readonly version: string;
  readonly usage: Pick<UsageRepository, 'ofOwner' | 'alongside'>;
  readonly repository: Pick<ServiceRepository, 'findById' | 'records'>;
  readonly search: ServiceSearch;
}

export interface Recommendation {
  readonly service: number;
  /** For people, in one phrase. */
  readonly reason: string;
}

interface Candidate {
  score: number;
  /** What the largest part of the score says. */
  reason: string;
  largest: number;
}

/** Used services that recommendations start from. */
const maxUsed = 8;
const weights = { alongside: 1, tags: 0.6, text: 0.5 } as const;

/**
 * Recommends what fits the services that somebody uses: what others use together with them, what
 * shares their rarer tags, and what is said in the same words. None of what is used already.
 */
export async function recommendServices(options: RecommendOptions): Promise<Recommendation[]> {
  const { view, usage, owner, limit } = options;
  const used = await findUsed(options);
  const known = new Set(used.map(({ service }) => service));
  const candidates = new Map<number, Candidate>();
  const add = (service: number, { score, reason }: { score: number; reason: string }): void => {
    if (known.has(service) || service < 0) return;
    const candidate = candidates.get(service) ?? { score: 0, reason, largest: 0 };
    candidate.score += score;
    if (score > candidate.largest) Object.assign(candidate, { reason, largest: score });
    candidates.set(service, candidate);
  };
  for (const { serviceId, with: id, owners } of await usage.alongside(owner)) {
    const mine = used.find((one) => one.id === id);
    if (mine === undefined) continue;
    const score = weights.alongside * Math.min(1, Math.log2(1 + owners) / 3);
    const reason = `${owners === 1 ? 'somebody uses' : `${owners} others use`} it together with ${mine.name}`;
    add(await serviceOf(serviceId, options), { score, reason });
  }
  addByTags(used, { view, add });
  await addByText(used, options, add);
  return [...candidates]
    .map(([service, { score, reason }]) => ({
      service,
      reason,
      score: score * (1 + 0.5 * (view.fame[service] ?? 0)),
    }))
    .toSorted((a, b) => b.score - a.score || a.service - b.service)
    .slice(0, limit)
    .map(({ service, reason }) => ({ service, reason }));
}

interface UsedService {
  readonly id: string;
  readonly service: number;
  readonly name: string;
  readonly words: string;
}

async function findUsed(options: RecommendOptions): Promise<UsedService[]> {
  const { usage, owner, view, repository } = options;
  const found: UsedService[] = [];
  for (const { serviceId } of await usage.ofOwner(owner)) {
    if (found.length >= maxUsed) break;
    const service = await serviceOf(serviceId, options);
    if (service < 0 || found.some((one) => one.service === service)) continue;
    const [loaded] = await repository.records([view.rows.keys[view.faces[service] ?? 0] ?? 0]);
    if (loaded === undefined) continue;
    const { name, title, tags, category = '' } = loaded.record;
    const words = [name.slice(name.lastIndexOf('/') + 1), category, ...tags.slice(0, 4)].join(' ');
    found.push({ id: serviceId, service, name: title ?? name, words });
  }
  return found;
}

async function serviceOf(
  id: string,
  { repository, view }: Pick<RecommendOptions, 'repository' | 'view'>,
): Promise<number> {
  const [key] = await repository.findById(id);
  const row = key === undefined ? -1 : view.rowOf(key);
  return row < 0 ? -1 : (view.serviceOf[row] ?? -1);
}

type Add = (service: number, found: { score: number; reason: string }) => void;

/** A tag that half of the catalog has says nothing, one that few have says much. */
function addByTags(
  used: readonly UsedService[],
  { view, add }: { readonly view: CatalogView; readonly add: Add },
): void {
  const wanted = new Map<number, UsedService>();
  for (const one of used) {
    for (const facet of Array.from(view.facetsOf(one.service))) {
      const isTag = view.rows.facetValues.get(facet)?.kind === facetKinds.tags;
      if (isTag && !wanted.has(facet)) wanted.set(facet, one);
    }
  }
  if (wanted.size === 0) return;
  const having = new Map<number, number[]>();
  for (let service = 0; service < view.faces.length; service += 1) {
    const facets = view.facetsOf(service);
    for (let place = 0; place < facets.length; place += 1) {
      const facet = facets[place] ?? -1;
      if (!wanted.has(facet)) continue;
      const list = having.get(facet);
      if (list === undefined) having.set(facet, [service]);
      else list.push(service);
    }
  }
  for (const [facet, services] of having) {
    const rarity = Math.log(view.faces.length / services.length) / Math.log(view.faces.length + 1);
    const tag = view.rows.facetValues.get(facet)?.value ?? '';
    const name = wanted.get(facet)?.name ?? '';
    const reason = `about ${tag}, like ${name}`;
    for (const service of services) add(service, { score: weights.tags * rarity, reason });
  }
}

async function addByText(
  used: readonly UsedService[],
  { search, view, version }: RecommendOptions,
  add: Add,
): Promise<void> {
  for (const { words, name } of used) {
    const page = await search.find({
      text: words,
      filter: {},
      sort: 'relevance',
      limit: 20,
      view,
      version,
    });
    for (const [place, service] of page.services.entries()) {
      const score = weights.text * (1 - place / (page.services.length + 1));
      add(service, { score, reason: `much like ${name}` });
    }
  }
}
