import { foldCase } from '../search/fold-case.js';
import type { CatalogView } from '../view/catalog-view.js';
import { type FacetKind, facetKinds, rowFlags } from '../view/service-rows.js';
import type { ServiceFilter } from './service-filter.js';

export interface FilterOptions {
  readonly view: CatalogView;
  /** Of registries, by their places. */
  readonly registryNames: readonly string[];
  /** Keys of the listings of the version that is asked for. @default none */
  readonly versionKeys?: ReadonlySet<number>;
}

/** Whether a service of a view is what a filter asks for. */
export function createFilter(
  filter: ServiceFilter,
  { view, registryNames, versionKeys }: FilterOptions,
): (service: number) => boolean {
  const { rows, faces, others } = view;
  const tests: ((service: number) => boolean)[] = [];
  const has = (kind: FacetKind, value: string | undefined): void => {
    if (value === undefined) return;
    const number = findFacet(view, { kind: facetKinds[kind], value });
    tests.push((service) => includes(view.facetsOf(service), number));
  };
  has('category', filter.category);
  for (const tag of joinTags(filter.tags ?? [], view)) has('tags', tag);
  has('transport', filter.transport);
  has('auth', filter.auth);
  if (filter.source !== undefined) {
    const registry = registryNames.indexOf(filter.source);
    tests.push((service) =>
      [faces[service] ?? -1, ...(others.get(service) ?? [])].some(
        (row) => rows.registries[row] === registry,
      ),
    );
  }
  if (filter.health !== undefined) {
    tests.push((service) => (rows.health.get(faces[service] ?? -1) ?? 'unknown') === filter.health);
  }
  if (filter.verified !== undefined) {
    tests.push((service) => {
      const isVerified = ((rows.flags[faces[service] ?? -1] ?? 0) & rowFlags.verified) !== 0;
      return isVerified === filter.verified;
    });
  }
  if (filter.protected !== undefined) {
    tests.push((service) => (view.isProtected[service] === 1) === filter.protected);
  }
  const { updatedSince } = filter;
  if (updatedSince !== undefined) {
    tests.push((service) => (rows.updated[faces[service] ?? -1] ?? 0) > updatedSince);
  }
  if (filter.version !== undefined) {
    tests.push((service) => versionKeys?.has(rows.keys[faces[service] ?? -1] ?? 0) === true);
  }
  if (tests.length === 0) return () => true;
  return (service) => tests.every((test) => test(service));
}

/** Parts that one tag is put together from at most. */
const maxTagParts = 4;

/** Tags come as a list with commas between them, and a tag may hold a comma itself: the longest that is one counts. */
function joinTags(parts: readonly string[], view: CatalogView): string[] {
  const tags: string[] = [];
  for (let start = 0; start < parts.length;) {
    let end = Math.min(parts.length, start + maxTagParts);
    const tag = () => parts.slice(start, end).join(', ');
    while (end > start + 1 && findFacet(view, { kind: facetKinds.tags, value: tag() }) === -1) {
      end -= 1;
    }
    tags.push(tag());
    start = end;
  }
  return tags;
}

/** Of each catalog as it stands: the numbers of its values, by their kinds and keys. */
const numbered = new WeakMap<CatalogView['rows'], ReadonlyMap<string, number>>();

function findFacet(
  { rows }: CatalogView,
  { kind, value }: { readonly kind: number; readonly value: string },
): number {
  let numbers = numbered.get(rows);
  if (numbers === undefined) {
    numbers = new Map(
      Array.from(rows.facetValues, ([number, facet]) => [`${facet.kind} ${facet.key}`, number]),
    );
    numbered.set(rows, numbers);
  }
  return numbers.get(`${kind} ${foldCase(value)}`) ?? -1;
}

function includes(facets: ArrayLike<number>, number: number): boolean {
  for (let place = 0; place < facets.length; place += 1) if (facets[place] === number) return true;
  return false;
}
