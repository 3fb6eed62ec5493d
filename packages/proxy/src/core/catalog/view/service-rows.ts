import type { ServiceHealthState } from '@nanda/protocol';
import type { HashIndex } from './index-hashes.js';

/** What a row's bits mean. */
export const rowFlags = {
  verified: 1,
  deprecated: 2,
  /** It names an address that can be connected to. */
  reachable: 4,
} as const;

/** The kinds of values that services are counted and filtered by. The numbers are data: never renumber. */
export const facetKinds = { category: 1, tags: 2, transport: 3, auth: 4 } as const;

export type FacetKind = keyof typeof facetKinds;

export interface FacetValue {
  readonly kind: number;
  /** What filters compare with. */
  readonly key: string;
  /** As a registry writes it. */
  readonly value: string;
}

/**
 * The narrow part of every listing of the registries in use, column by column: all that searching,
 * filtering, counting and ordering read. One listing is one row of one registry.
 */
export interface ServiceRows {
  readonly count: number;
  /** Never given to another listing, also after this one is gone. */
  readonly keys: Uint32Array;
  /** The place of its registry among those in use. */
  readonly registries: Uint16Array;
  /** Which of the lists that its registry merges it comes from; equal numbers are equal lists. */
  readonly lists: Uint16Array;
  /** Its place among the rows of its registry. */
  readonly places: Float64Array;
  /** See `rowFlags`. */
  readonly flags: Uint8Array;
  readonly popularity: Float64Array;
  /** 0 where there is none. */
  readonly ratings: Float64Array;
  readonly ratingCounts: Float64Array;
  /** Milliseconds of the epoch. */
  readonly created: Float64Array;
  /** Milliseconds of the epoch: when it was listed here, or last changed. */
  readonly updated: Float64Array;
  /** By `hashName` of the name in lower case, of the title, and of the name's telling words. */
  readonly rowsOfName: HashIndex;
  readonly rowsOfTitle: HashIndex;
  readonly rowsOfShortName: HashIndex;
  /** Telling words of the name. */
  readonly nameWords: Uint8Array;
  /** Words of the description. */
  readonly words: Uint16Array;
  /** `facets` from `facetStarts[row]` to `facetStarts[row + 1]` are the row's. */
  readonly facetStarts: Uint32Array;
  readonly facets: Uint32Array;
  /** By the numbers in `facets`. */
  readonly facetValues: ReadonlyMap<number, FacetValue>;
  /** Of rows whose id several registries list: the id. */
  readonly sharedIds: ReadonlyMap<number, string>;
  /** Texts of `listIdentities`, one a line. */
  readonly identities: readonly string[];
  /** Absent where nobody has looked. By row. */
  readonly health: ReadonlyMap<number, ServiceHealthState>;
}
