import type { ServiceSort } from '@nanda/protocol';
import type { CatalogView } from '../view/catalog-view.js';
import { selectLargest } from './select-largest.js';

/** Services in their order, with what each is ordered by. */
export interface OrderedServices {
  readonly services: Uint32Array;
  readonly values: readonly (number | string)[];
}

export interface OrderOptions {
  readonly view: CatalogView;
  readonly sort: ServiceSort;
  /** The relevance of each, where words were asked for. */
  readonly scores?: readonly number[] | undefined;
  /** By key of a listing; asked for where names decide. */
  readonly nameOf: (key: number) => string;
  /** How many are wanted of those that come first. @default all */
  readonly first?: number | undefined;
}

/** UTF-16 code units of a name that a page is found again by: a cursor is part of a URL. */
const maxValueLength = 48;

/** Orders services. What is equal comes in the order of the registries and their rows. */
export function orderServices(services: readonly number[], options: OrderOptions): OrderedServices {
  const { view, sort, nameOf, first = services.length } = options;
  if (sort === 'name') {
    const names = services.map((service) => nameOf(view.rows.keys[view.faces[service] ?? 0] ?? 0));
    return pack(services, { values: names, places: services.map((_, place) => place) }, first);
  }
  const valueOf = valueReader(options);
  const values = new Float64Array(services.length);
  for (let place = 0; place < services.length; place += 1) {
    values[place] = valueOf(services[place] ?? 0, place);
  }
  return pack(services, { values, places: selectLargest(values, { count: first }) }, first);
}

/** Names from A, numbers from the largest. */
function pack(
  services: readonly number[],
  {
    values,
    places,
  }: { readonly values: ArrayLike<number | string>; readonly places: readonly number[] },
  first: number,
): OrderedServices {
  const ordered = places
    .toSorted((a, b) => {
      const [one = 0, two = 0] = [values[a], values[b]];
      const order = typeof one === 'string' ? compare(one, String(two)) : Number(two) - one;
      return order || (services[a] ?? 0) - (services[b] ?? 0);
    })
    .slice(0, first);
  return {
    services: Uint32Array.from(ordered, (place) => services[place] ?? 0),
    values: ordered.map((place) => {
      const value = values[place] ?? 0;
      return typeof value === 'string' ? value.slice(0, maxValueLength) : value;
    }),
  };
}

function compare(one: string, two: string): number {
  return one < two ? -1 : one > two ? 1 : 0;
}

function valueReader({
  view,
  sort,
  scores,
}: OrderOptions): (service: number, place: number) => number {
  const { rows, faces, fame } = view;
  switch (sort) {
    case 'newest':
      return (service) => rows.created[faces[service] ?? 0] ?? 0;
    case 'rating':
      return (service) => {
        const face = faces[service] ?? 0;
        // A rating by many says more than the same one by few; less than a hundredth of a star.
        return (rows.ratings[face] ?? 0) + Math.min(0.009, (rows.ratingCounts[face] ?? 0) * 1e-6);
      };
    case 'relevance':
      if (scores !== undefined) return (_, place) => scores[place] ?? 0;
      return (service) => fame[service] ?? 0;
    default:
      return (service) => fame[service] ?? 0;
  }
}
