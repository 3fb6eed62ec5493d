import type { Catalog } from './catalog.js';
import { type CatalogOptions, createCatalog } from './create-catalog.js';
import type { Registry } from './registry.js';
import type { ServiceRepository } from './service-repository.js';
import type { UsageRepository } from './usage-repository.js';

export interface OpenCatalogOptions extends Partial<CatalogOptions> {
  readonly store: { readonly services: ServiceRepository; readonly usage: UsageRepository };
}

/** A catalog for tests, over a store and registries. It looks at local ones whenever it is asked. */
export function openCatalog(
  registries: readonly Registry[],
  { store, ...options }: OpenCatalogOptions,
): Catalog {
  return createCatalog({
    repository: store.services,
    usage: store.usage,
    registries,
    events: { publish() {} },
    logger: { debug() {}, info() {}, warn() {}, error() {} },
    probe: async () => [],
    checkInterval: 0,
    ...options,
  });
}
