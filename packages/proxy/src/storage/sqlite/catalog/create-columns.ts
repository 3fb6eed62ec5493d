import type { ServiceHealthState } from '@nanda/protocol';
import { indexHashes } from '../../../core/catalog/view/index-hashes.js';
import type { ServiceRows } from '../../../core/catalog/view/service-rows.js';

/** A row of `services`, as far as views read it. */
export interface ColumnsRow {
  readonly key: number;
  readonly registry: number;
  readonly list: string | null;
  readonly place: number;
  readonly flags: number;
  readonly popularity: number;
  readonly rating_average: number | null;
  readonly rating_count: number | null;
  readonly created_at: number;
  readonly updated_at: number;
  readonly name_hash: number;
  readonly title_hash: number;
  readonly short_hash: number;
  readonly name_words: number;
  readonly words: number;
  readonly facets: string;
  readonly identities: string;
}

export interface ColumnsOptions {
  /** The place of each registry in use, by its number. Rows of others are left out. */
  readonly registries: ReadonlyMap<number, number>;
  /** By the keys of listings: ids that several registries list. */
  readonly sharedIds: ReadonlyMap<number, string>;
}

/** Rows on their way into columns. */
export interface Columns {
  add(row: ColumnsRow): void;
  finish(facts: {
    readonly facetValues: ServiceRows['facetValues'];
    /** By the keys of listings. */
    readonly health: ReadonlyMap<number, ServiceHealthState>;
  }): ServiceRows;
}

/** Makes columns for so many rows; what comes beyond them is left for the next time. */
export function createColumns(
  capacity: number,
  { registries, sharedIds }: ColumnsOptions,
): Columns {
  const keys = new Uint32Array(capacity);
  const registryPlaces = new Uint16Array(capacity);
  const lists = new Uint16Array(capacity);
  const places = new Float64Array(capacity);
  const flags = new Uint8Array(capacity);
  const popularity = new Float64Array(capacity);
  const ratings = new Float64Array(capacity);
  const ratingCounts = new Float64Array(capacity);
  const created = new Float64Array(capacity);
  const updated = new Float64Array(capacity);
  const nameHashes = new Int32Array(capacity);
  const titleHashes = new Int32Array(capacity);
  const shortHashes = new Int32Array(capacity);
  const ownSharedIds = new Map<number, string>();
  const nameWords = new Uint8Array(capacity);
  const words = new Uint16Array(capacity);
  const facetStarts = new Uint32Array(capacity + 1);
  const facets: number[] = [];
  const identities: string[] = [];
  const listNumbers = new Map<string, number>();
  let count = 0;

  function numberOf(list: string): number {
    let number = listNumbers.get(list);
    if (number === undefined) {
      number = listNumbers.size;
      listNumbers.set(list, number);
    }
    return number;
  }

  return {
    add(row) {
      const registry = registries.get(row.registry);
      if (registry === undefined || count >= capacity) return;
      keys[count] = row.key;
      registryPlaces[count] = registry;
      lists[count] = numberOf(row.list ?? '');
      places[count] = row.place;
      flags[count] = row.flags;
      popularity[count] = row.popularity;
      ratings[count] = row.rating_average ?? 0;
      ratingCounts[count] = row.rating_count ?? 0;
      created[count] = row.created_at;
      updated[count] = row.updated_at;
      nameHashes[count] = row.name_hash;
      titleHashes[count] = row.title_hash;
      shortHashes[count] = row.short_hash;
      nameWords[count] = row.name_words;
      words[count] = row.words;
      if (row.facets !== '') {
        for (const number of row.facets.split(' ')) facets.push(Number(number));
      }
      const id = sharedIds.get(row.key);
      if (id !== undefined) ownSharedIds.set(count, id);
      identities.push(row.identities);
      count += 1;
      facetStarts[count] = facets.length;
    },

    finish({ facetValues, health }) {
      const own = new Map<number, ServiceHealthState>();
      for (let row = 0; health.size > 0 && row < count; row += 1) {
        const state = health.get(keys[row] ?? 0);
        if (state !== undefined) own.set(row, state);
      }
      return {
        count,
        keys: keys.subarray(0, count),
        registries: registryPlaces.subarray(0, count),
        lists: lists.subarray(0, count),
        places: places.subarray(0, count),
        flags: flags.subarray(0, count),
        popularity: popularity.subarray(0, count),
        ratings: ratings.subarray(0, count),
        ratingCounts: ratingCounts.subarray(0, count),
        created: created.subarray(0, count),
        updated: updated.subarray(0, count),
        sharedIds: ownSharedIds,
        rowsOfName: indexHashes(nameHashes.subarray(0, count)),
        rowsOfTitle: indexHashes(titleHashes.subarray(0, count)),
        rowsOfShortName: indexHashes(shortHashes.subarray(0, count)),
        nameWords: nameWords.subarray(0, count),
        words: words.subarray(0, count),
        facetStarts: facetStarts.subarray(0, count + 1),
        facets: Uint32Array.from(facets),
        facetValues,
        identities,
        health: own,
      };
    },
  };
}
