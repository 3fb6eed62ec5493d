import type { Catalog } from '../../core/catalog/catalog.js';
import type { CatalogEventBus } from '../../core/events/catalog-event-bus.js';
import type { OperationHandlers } from '../http/operation-handler.js';

export type RegistryOperationId = 'registries.list' | 'registries.sync' | 'events.catalog';

/** The registries of the v2 surface, and what happens to the catalog. */
export function createRegistryHandlers({
  catalog,
  catalogEvents,
}: {
  readonly catalog: Catalog;
  readonly catalogEvents: CatalogEventBus;
}): OperationHandlers<RegistryOperationId> {
  return {
    'registries.list': async (_, { principal }) => ({ data: await catalog.registries(principal) }),
    'registries.sync': async ({ params, query }, { principal }) => ({
      data: await catalog.sync(params.registry, query, principal),
    }),
    'events.catalog': async (_, { principal, lastEventId }) => {
      const reader = new AbortController();
      const events = catalogEvents.follow({
        seesPrivate: principal.kind === 'local',
        signal: reader.signal,
        ...(lastEventId !== undefined && { afterId: lastEventId }),
      });
      return { events, reader };
    },
  };
}
