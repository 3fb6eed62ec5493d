import type { SearchMeta, Service, ServiceSort, Timeframe, Transport } from '@nanda/protocol';
import type { RegistryProblem } from './create-registry-sync.js';
import type { Principal } from '../principal.js';
import type { ServiceRecord } from './service-record.js';
import type { UsageKind } from './usage-repository.js';

/** A page of the list of all services. */
export interface ServiceListQuery {
  /** @default 20 */
  readonly limit?: number;
  /** @default 0 */
  readonly offset?: number;
  /** `nextCursor` of the page before; counts before `offset`. */
  readonly cursor?: string;
  /** @default 'relevance', which without a text is popularity */
  readonly sort?: ServiceSort;
}

export interface ServiceSearchQuery extends ServiceListQuery {
  /** Free text of any kind. Left out or blank lists what the filters leave. */
  readonly text?: string;
  /** In any case. */
  readonly category?: string;
  /** All of them must be there, in any case. */
  readonly tags?: readonly string[];
  readonly transport?: Transport;
  readonly protected?: boolean;
  readonly verified?: boolean;
}

export interface ServiceSearchResult {
  readonly services: Service[];
  readonly meta: SearchMeta;
}

export interface PopularServicesQuery {
  /** @default 'week' */
  readonly timeframe?: Timeframe | 'all_time';
  /** @default 20 */
  readonly limit?: number;
  readonly category?: string;
}

/**
 * The use cases of the catalog. Reads bring it in step with its registries first; one that finds
 * nothing looks whether they have changed just now before it says so. What the local user added is
 * there for the local user alone.
 */
export interface Catalog {
  /** @throws NandaError VALIDATION_ERROR (cursor), REGISTRY_UNAVAILABLE when nothing at all is known. */
  search(query: ServiceSearchQuery, principal: Principal): Promise<ServiceSearchResult>;
  /** All services; `meta.facets` counts them. */
  list(query: ServiceListQuery, principal: Principal): Promise<ServiceSearchResult>;
  /**
   * One service by its id, or by its name where only one has it.
   *
   * @throws NandaError SERVICE_NOT_FOUND with `details.suggestions`, or VALIDATION_ERROR with `details.ids`.
   */
  get(idOrName: string, principal: Principal): Promise<Service>;
  /** The same for a caller who wants to connect: the record with what decides where it may reach. */
  getRecord(idOrName: string, principal: Principal): Promise<ServiceRecord>;
  /** Most used first, with the counts of the window in `popularity`. */
  popular(query: PopularServicesQuery, principal: Principal): Promise<Service[]>;
  /** Counts a use. Never rejects: no call fails because it could not be counted. */
  recordUse(use: { readonly serviceId: string; readonly kind: UsageKind }): Promise<void>;
  /** Registries and rows that could not be read, for `/health` and for the person who wrote them. */
  problems(): readonly RegistryProblem[];
  count(): Promise<number>;
  /** Gives up readings under way. The store belongs to whoever opened it. */
  close(): Promise<void>;
}
