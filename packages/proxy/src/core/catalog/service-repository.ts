import type { SearchFacets, ServiceSort, Transport } from '@nanda/protocol';
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

/** Port: keeps the catalog's records and searches them. */
export interface ServiceRepository {
  search(query: ServiceQuery): Promise<ServicePage>;
  get(id: string): Promise<ServiceRecord | undefined>;
  /** By exact name (case-insensitive); for callers that pass a name where an id is asked for. */
  findByName(name: string): Promise<readonly ServiceRecord[]>;
  /** Replaces everything that a registry listed before, in one transaction. */
  replaceRegistry(registry: string, records: readonly ServiceRecord[]): Promise<void>;
  /** Forgets what came from registries that are no longer configured. */
  retainRegistries(registries: readonly string[]): Promise<void>;
  count(): Promise<number>;
}
