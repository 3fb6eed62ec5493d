import type { RegistryNotice } from '@nanda/protocol';
import type { Principal } from '../../principal.js';
import type { ServiceSearch } from '../query/create-service-search.js';
import type { Registry } from '../registry.js';
import type { ServiceRepository } from '../service-repository.js';
import type { RegistrySync } from '../sync/registry-sync.js';
import type { CatalogView } from '../view/catalog-view.js';

/** What one caller sees of the catalog at one moment. */
export interface SeenCatalog {
  readonly view: CatalogView;
  /** The repository's version that it speaks of. */
  readonly version: string;
}

/** What all use cases of the catalog work with. */
export interface CatalogDesk {
  readonly repository: ServiceRepository;
  /** The same for what is read again and again: keeps records until the catalog changes. */
  readonly records: Pick<ServiceRepository, 'records' | 'healthOf'>;
  /** In the order in which they count. */
  readonly registries: readonly Registry[];
  readonly sync: RegistrySync;
  readonly search: ServiceSearch;
  readonly now: () => Date;
  /** Brings the catalog in step with what lies on this machine; every use case that reads begins with it. */
  ready(): Promise<void>;
  seenBy(principal: Principal): Promise<SeenCatalog>;
  /** What has to be said of registries beside a result. */
  noticesFor(principal: Principal): Promise<RegistryNotice[]>;
  /** What is read next is not older than now. */
  expire(): void;
}
