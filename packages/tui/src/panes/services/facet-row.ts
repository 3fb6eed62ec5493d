import type { ServiceSort } from '@nanda/sdk';
import type { FilterName } from './filter-names.js';

/** A row of the facets: the order, or a value that a search can be narrowed to. */
export type FacetRow =
  | { readonly kind: 'sort'; readonly sort: ServiceSort }
  | {
      readonly kind: 'filter';
      readonly name: FilterName;
      readonly value: string;
      /** How many of what was found have it. */
      readonly count: number;
      readonly isOn: boolean;
    };
