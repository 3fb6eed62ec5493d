import type { Catalog } from '../catalog/catalog.js';
import type { Connections } from '../connections/connections.js';
import type { ConnectionEventBus } from '../events/connection-event-bus.js';
import type { Executions } from '../executions/executions.js';
import type { Logger } from '../logger.js';
import type { Offers } from '../offers/offers.js';
import type { AggregateView } from './aggregate-view.js';
import { createAggregate } from './aggregate/create-aggregate.js';
import { createServiceRelay } from './create-service-relay.js';
import type { McpEndpoints } from './mcp-endpoints.js';
import { createParking } from './parking/create-parking.js';
import { createConnectionEndpoint } from './service/create-connection-endpoint.js';
import { createServiceConnections } from './service/create-service-connections.js';
import { createServiceEndpoint } from './service/create-service-endpoint.js';
import type { ServicePolicy } from './service/service-policy.js';
import type { ToolDirectory } from './tool-directory.js';

export interface BridgeOptions {
  readonly catalog: Catalog;
  readonly connections: Connections;
  readonly executions: Executions;
  readonly offers: Offers;
  readonly events: ConnectionEventBus;
  readonly logger: Logger;
  /** Milliseconds that a question of a service waits for its client. */
  readonly inputTimeout: number;
  /** What of all tools there is for anybody: it holds for each service on its own as well. */
  readonly view: Pick<AggregateView, 'names' | 'allow' | 'deny'>;
  /** Of this program. */
  readonly version: string;
}

/** What MCP clients meet. */
export interface Bridge {
  readonly endpoints: McpEndpoints;
  readonly directory: ToolDirectory;
  /** Nobody's connections are followed any more, and what waits for its client is cancelled. */
  close(): Promise<void>;
}

/** All services behind the words of MCP, for clients of either era. */
export function createBridge(options: BridgeOptions): Bridge {
  const { catalog, connections, inputTimeout, view } = options;
  const relay = createServiceRelay(options);
  const parking = createParking({ lifetime: inputTimeout });
  const aggregate = createAggregate({ ...options, relay });
  const serviceConnections = createServiceConnections({ services: catalog, connections });
  const isNarrow = view.allow.length > 0 || view.deny.length > 0;
  const policy: ServicePolicy | undefined = isNarrow
    ? {
        ...view,
        nameOf: (toolName, { connectionId, principal }) =>
          aggregate.directory.nameOf({ connectionId, toolName }, { principal, names: view.names }),
      }
    : undefined;
  const ofServices = { relay, connections, policy };
  return {
    endpoints: {
      aggregate: (asked) =>
        parking.wrap(aggregate.endpoint(asked), { name: `aggregate ${JSON.stringify(asked)}` }),
      connection: (connectionId) =>
        parking.wrap(createConnectionEndpoint({ ...ofServices, connectionId }), {
          name: `connection ${connectionId}`,
        }),
      service: (serviceId) =>
        parking.wrap(createServiceEndpoint({ ...ofServices, serviceConnections, serviceId }), {
          name: `service ${serviceId}`,
        }),
    },
    directory: aggregate.directory,
    async close() {
      parking.close();
      await aggregate.close();
    },
  };
}
