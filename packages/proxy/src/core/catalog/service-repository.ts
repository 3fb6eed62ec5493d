import type { SearchFacets, ServiceSort, Transport } from '@nanda/protocol';
import type { RegistrySource } from './registry.js';
import type { ServiceRecord } from './service-record.js';

export interface ServiceQuery {
  /** Free text; absent lists. */
  readonly text?: string;
  readonly category?: string;
  /** All of them must be there. */
  readonly tags?: readonly string[];
  readonly transport?: Transport;
  readonly protected?: boolean;
  readonly verified?: boolean;
  readonly sort: ServiceSort;
  readonly limit: number;
  readonly offset: number;
}

export interface ServicePage {
  readonly records: readonly ServiceRecord[];
  readonly total: number;
  readonly facets: SearchFacets;
}

/** Reads the records of the registries in use. */
export interface ServiceReader {
  search(query: ServiceQuery): Promise<ServicePage>;
  get(id: string): Promise<ServiceRecord | undefined>;
  /** By exact name (case-insensitive); for callers that pass a name where an id is asked for. */
  findByName(name: string): Promise<readonly ServiceRecord[]>;
  count(): Promise<number>;
}

/**
 * Port: keeps the catalog's records and searches them. Other processes may keep the records of
 * other registries in the same store: every read is of the registries in use here alone.
 */
export interface ServiceRepository extends ServiceReader {
  /** The same without the registries that only the local user may see. */
  readonly shared: ServiceReader;
  /**
   * Says which registries are in use, the first one first: of an id that several list, only the
   * first one's record is read. None are before the first call.
   *
   * Records of others stay for whoever uses them, and go when nobody has for 30 days.
   */
  useRegistries(registries: readonly RegistrySource[]): Promise<void>;
  /** Replaces everything that the registry of a key listed before, in one transaction; their order counts. */
  replaceRegistry(key: string, records: readonly ServiceRecord[]): Promise<void>;
}
