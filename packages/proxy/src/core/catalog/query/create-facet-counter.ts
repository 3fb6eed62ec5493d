import type { FacetCount, SearchFacets } from '@nanda/protocol';
import type { CatalogView } from '../view/catalog-view.js';
import { selectLargest } from './select-largest.js';
import { facetKinds, rowFlags } from '../view/service-rows.js';

/** Values that each facet lists at most. */
const maxValues = 20;

/** Counts the values that services have. */
export type FacetCounter = (
  services: Iterable<number>,
  options: { readonly view: CatalogView; readonly registryNames: readonly string[] },
) => SearchFacets;

/** Makes a counter that keeps its working memory. */
export function createFacetCounter(): FacetCounter {
  let counts = new Uint32Array(1_024);

  return (services, { view, registryNames }) => {
    const { rows, faces, others } = view;
    const touched: number[] = [];
    const sources = new Uint32Array(registryNames.length);
    const health = new Map<string, number>();
    const listed = new Set<number>();
    let all = 0;
    let verified = 0;
    let isProtected = 0;
    for (const service of services) {
      all += 1;
      const facets = view.facetsOf(service);
      for (let place = 0; place < facets.length; place += 1) {
        const facet = facets[place] ?? 0;
        if (facet >= counts.length) counts = grow(counts, facet);
        if (counts[facet] === 0) touched.push(facet);
        counts[facet] = (counts[facet] ?? 0) + 1;
      }
      const face = faces[service] ?? 0;
      const more = others.get(service);
      if (more === undefined) {
        increase(sources, rows.registries[face]);
      } else {
        listed.clear();
        for (const row of [face, ...more]) listed.add(rows.registries[row] ?? 0);
        for (const registry of listed) increase(sources, registry);
      }
      const state = rows.health.get(face);
      if (state !== undefined) health.set(state, (health.get(state) ?? 0) + 1);
      if (((rows.flags[face] ?? 0) & rowFlags.verified) !== 0) verified += 1;
      if (view.isProtected[service] === 1) isProtected += 1;
    }
    const byKind = new Map<number, [string, number][]>();
    for (const facet of touched) {
      const { kind = 0, value = '' } = rows.facetValues.get(facet) ?? {};
      const list = byKind.get(kind);
      if (list === undefined) byKind.set(kind, [[value, counts[facet] ?? 0]]);
      else list.push([value, counts[facet] ?? 0]);
      counts[facet] = 0;
    }
    const kind = (wanted: number): FacetCount[] => listCounts(byKind.get(wanted) ?? []);
    return {
      category: kind(facetKinds.category),
      tags: kind(facetKinds.tags),
      transport: kind(facetKinds.transport),
      auth: kind(facetKinds.auth),
      source: listCounts(registryNames.map((name, registry) => [name, sources[registry] ?? 0])),
      health: listCounts([...health, ['unknown', all - sumOf(health.values())]]),
      verified: listCounts([
        ['true', verified],
        ['false', all - verified],
      ]),
      protected: listCounts([
        ['true', isProtected],
        ['false', all - isProtected],
      ]),
    };
  };
}

function increase(counts: Uint32Array, place = 0): void {
  counts[place] = (counts[place] ?? 0) + 1;
}

function sumOf(counts: Iterable<number>): number {
  let sum = 0;
  for (const count of counts) sum += count;
  return sum;
}

function grow(counts: Uint32Array, least: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(least + 1, counts.length * 2));
  larger.set(counts);
  return larger;
}

/** The most frequent ones first, then by their text. */
function listCounts(counts: readonly (readonly [string, number])[]): FacetCount[] {
  const times = Float64Array.from(counts, ([, count]) => count);
  return selectLargest(times, { count: maxValues })
    .map((place) => ({ value: counts[place]?.[0] ?? '', count: times[place] ?? 0 }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, maxValues);
}
