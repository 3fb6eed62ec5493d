import { createMemoryCatalogEventBus } from './bus/memory/create-memory-catalog-event-bus.js';
import { createMemoryEventBus } from './bus/memory/create-memory-event-bus.js';
import { createBatch, type Batch } from './core/batch/create-batch.js';
import { createBridge, type Bridge } from './core/bridge/create-bridge.js';
import type { Catalog } from './core/catalog/catalog.js';
import { createCatalog } from './core/catalog/create-catalog.js';
import { createConnections, type Connections } from './core/connections/connections.js';
import { createServiceTools, type ServiceTools } from './core/connections/service-tools.js';
import type { CatalogEventBus } from './core/events/catalog-event-bus.js';
import type { ConnectionEventBus } from './core/events/connection-event-bus.js';
import { createExecutions, type Executions } from './core/executions/executions.js';
import { createOffers, type Offers } from './core/offers/offers.js';
import { createLazyConnector } from './lazy-connector.js';
import { createRegisteredRegistry } from './registries/create-registered-registry.js';
import { createRegistries } from './registries/create-registries.js';
import { readLocalCommand } from './registries/read-local-command.js';
import { readLocalHeaders } from './registries/read-local-headers.js';
import type { ProxySettings } from './resolve-settings.js';
import { openSqliteStore } from './storage/sqlite/open-sqlite-store.js';

/** The use cases, wired to their adapters. */
export interface Core {
  readonly catalog: Catalog;
  readonly serviceTools: ServiceTools;
  readonly connections: Connections;
  readonly executions: Executions;
  readonly batch: Batch;
  readonly offers: Offers;
  readonly bridge: Bridge;
  readonly events: ConnectionEventBus;
  readonly catalogEvents: CatalogEventBus;
  close(): Promise<void>;
}

/** Opens the store and puts the use cases over it. */
export async function openCore(
  settings: ProxySettings,
  { version }: { readonly version: string },
): Promise<Core> {
  const { logger, serversFile, resolveSecret } = settings;
  const store = await openSqliteStore({ dataDir: settings.dataDir, logger });
  const catalogEvents = createMemoryCatalogEventBus();
  const catalog: Catalog = createCatalog({
    repository: store.services,
    usage: store.usage,
    registries: [
      ...createRegistries({
        registries: settings.registries,
        ...(serversFile !== undefined && { serversFile }),
      }),
      createRegisteredRegistry(),
    ],
    events: catalogEvents,
    logger,
    probe: (record) => connections.probeTools(record),
    healthInterval: settings.healthInterval,
  });
  const connector = createLazyConnector(async () => {
    const { createUpstreamConnector } = await import('./upstreams/create-upstream-connector.js');
    return createUpstreamConnector({
      logger,
      clientInfo: { name: 'nanda', version },
      maxResult: settings.maxResult,
    });
  });
  const events = createMemoryEventBus();
  const connections: Connections = createConnections({
    services: catalog,
    connector,
    repository: store.connections,
    events,
    readCommand: async ({ id, trust }) =>
      trust === 'local-user' && serversFile !== undefined
        ? readLocalCommand({ path: serversFile, id, resolveSecret })
        : undefined,
    readHeaders: async ({ id, trust }) =>
      trust === 'local-user' && serversFile !== undefined
        ? readLocalHeaders({ path: serversFile, id, resolveSecret })
        : undefined,
    logger,
    maxConnections: settings.maxConnections,
    maxConnectionsPerClient: settings.maxConnectionsPerClient,
    connectionTimeout: settings.connectionTimeout,
    idleTimeout: settings.idleTimeout,
    isHeld: (connectionId) => offers.isFollowing(connectionId),
    pinTools: settings.pinTools,
  });
  const executions = createExecutions({
    connections,
    repository: store.executions,
    recordUse: catalog.recordUse,
    logger,
    history: settings.history,
    inputTimeout: settings.inputTimeout,
    cacheTtl: settings.resultCacheTtl,
  });
  const offers: Offers = createOffers({ connections, events, logger });
  const bridge = createBridge({
    catalog,
    connections,
    executions,
    offers,
    events,
    logger,
    inputTimeout: settings.inputTimeout,
    view: settings.mcp,
    version,
  });
  return {
    catalog,
    serviceTools: createServiceTools({ services: catalog, connections }),
    connections,
    executions,
    batch: createBatch({ executions, logger }),
    offers,
    bridge,
    events,
    catalogEvents,
    async close() {
      // From the outside in: what runs ends before what it runs on.
      await bridge.close();
      await executions.close();
      await offers.close();
      await connections.close();
      await connector.close();
      events.close();
      catalogEvents.close();
      await catalog.close();
      await store.close();
    },
  };
}
