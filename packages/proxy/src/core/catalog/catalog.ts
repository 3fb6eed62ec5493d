import type {
  RegistryStatus,
  SearchMeta,
  Service,
  ServiceHealth,
  ServiceRegistration,
  ServiceSort,
  Timeframe,
  ToolMatch,
} from '@nanda/protocol';
import type { Principal } from '../principal.js';
import type { MergedRecord } from './merge-listings.js';
import type { ServiceFilter } from './query/service-filter.js';
import type { ServiceRecord } from './service-record.js';
import type { KnownTool, StoredVersion } from './service-repository.js';
import type { RegistryProblem } from './sync/registry-sync.js';
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

export interface ServiceSearchQuery extends ServiceListQuery, ServiceFilter {
  /** Free text of any kind. Left out or blank lists what the filters leave. */
  readonly text?: string;
}

/** A service, and the record that it was made of: for surfaces that speak another contract than ours. */
export interface CatalogEntry {
  readonly service: Service;
  readonly record: MergedRecord;
  /** When the registry, or this proxy with what it has read there, last said something new of it (ISO 8601). */
  readonly changedAt: string;
}

export interface ServiceSearchResult {
  readonly services: Service[];
  /** The same ones, in the same order. */
  readonly entries: readonly CatalogEntry[];
  readonly meta: SearchMeta;
}

export interface PopularServicesQuery {
  /** @default 'week' */
  readonly timeframe?: Timeframe;
  /** @default 20 */
  readonly limit?: number;
  readonly category?: string;
}

/** A service with everything that its registry says of each of its versions. */
export interface ServiceHistory extends CatalogEntry {
  readonly versions: readonly StoredVersion[];
}

/**
 * The use cases of the catalog. Reads bring it in step with the registries on this machine first; one
 * that finds nothing looks whether they have changed just now before it says so. Registries that are
 * far away are read in the background. What the local user added is there for the local user alone.
 */
export interface Catalog {
  /** @throws NandaError VALIDATION_ERROR (cursor, source), REGISTRY_UNAVAILABLE when nothing at all is known. */
  search(query: ServiceSearchQuery, principal: Principal): Promise<ServiceSearchResult>;
  /** All services; `meta.facets` counts them. */
  list(query: ServiceListQuery, principal: Principal): Promise<ServiceSearchResult>;
  /**
   * One service by its id, or by its name where only one service has it.
   *
   * @throws NandaError SERVICE_NOT_FOUND with `details.suggestions`, or VALIDATION_ERROR with `details.ids`.
   */
  get(idOrName: string, principal: Principal): Promise<Service>;
  /** The same for a caller who wants to connect: the record with what decides where it may reach. */
  getRecord(idOrName: string, principal: Principal): Promise<ServiceRecord>;
  /** The same with all versions that are known, the newest first. */
  getHistory(idOrName: string, principal: Principal): Promise<ServiceHistory>;
  /** Most used first, with the counts of the window in `popularity`. */
  popular(query: PopularServicesQuery, principal: Principal): Promise<Service[]>;
  /** What fits the caller's own use, with the reason; what is popular where there is none yet. */
  recommend(query: { readonly limit: number }, principal: Principal): Promise<Service[]>;
  /** Tools that do what a text says, the best ones first. */
  searchTools(
    query: { readonly text: string; readonly limit: number },
    principal: Principal,
  ): Promise<ToolMatch[]>;
  /**
   * Lists a service of one's own, when it answers.
   *
   * @throws NandaError UNAUTHENTICATED, VALIDATION_ERROR, or as connecting to it does.
   */
  register(registration: ServiceRegistration, principal: Principal): Promise<Service>;
  /** Takes out a service that was registered. @throws NandaError UNAUTHENTICATED, FORBIDDEN, SERVICE_NOT_FOUND */
  unregister(id: string, principal: Principal): Promise<Service>;
  /** Looks whether a service answers now. */
  probe(idOrName: string, principal: Principal): Promise<ServiceHealth>;
  /** How far each registry has been read. */
  registries(principal: Principal): Promise<RegistryStatus[]>;
  /** Begins to read a registry now. @throws NandaError UNAUTHENTICATED, NOT_FOUND */
  sync(
    registry: string,
    options: { readonly full: boolean },
    principal: Principal,
  ): Promise<RegistryStatus>;
  /** Counts a use. Never rejects: no call fails because it could not be counted. */
  recordUse(use: {
    readonly serviceId: string;
    readonly kind: UsageKind;
    readonly owner?: Principal;
  }): Promise<void>;
  /** Remembers what connecting to a service showed of it. Never rejects. */
  recordOutcome(record: ServiceRecord, outcome: ConnectOutcome): Promise<void>;
  /** Registries and rows that could not be read, for `/health` and for the person who wrote them. */
  problems(): readonly RegistryProblem[];
  count(): Promise<number>;
  /** Gives up readings under way. The store belongs to whoever opened it. */
  close(): Promise<void>;
}

/** What connecting to a service showed. */
export type ConnectOutcome =
  | {
      /** Milliseconds until it was ready. */
      readonly latency: number;
      /** All that it has, where it shows them to everybody. */
      readonly tools?: readonly KnownTool[];
    }
  | { readonly error: unknown };
