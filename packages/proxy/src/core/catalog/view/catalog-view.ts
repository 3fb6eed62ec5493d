import type { ServiceRows } from './service-rows.js';

/**
 * What one kind of caller sees of the catalog: every service once, however many registries list
 * it. It is known by its best listing; the others lend it their tags and their words.
 */
export interface CatalogView {
  readonly rows: ServiceRows;
  /** The rows that services are known by, the best ones of equal ones first. */
  readonly faces: Uint32Array;
  /** For each row, the place in `faces` of its service; -1 for rows that are not seen. */
  readonly serviceOf: Int32Array;
  /** By place in `faces`: the other rows of the service. Absent where there are none. */
  readonly others: ReadonlyMap<number, readonly number[]>;
  /** The row of a listing's key; -1 where there is none. */
  rowOf(key: number): number;
  /** By place in `faces`, from 0 to 1: how well known a service is. */
  readonly fame: Float32Array;
  /** By place in `faces`: 1 for services that are known to want credentials, else 0. */
  readonly isProtected: Uint8Array;
  /** By place in `faces`: numbers in `rows.facetValues`, of all listings together. */
  facetsOf(service: number): ArrayLike<number>;
}
