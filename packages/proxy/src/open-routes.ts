import type { Health } from '@nanda/protocol';
import { Hono } from 'hono';
import type { Core } from './open-core.js';
import type { ProxySettings } from './resolve-settings.js';
import {
  mountOperations,
  type Environment,
  type MountOptions,
} from './surfaces/http/mount-operations.js';
import { unknownRoute } from './surfaces/http/unknown-route.js';
import { mountMcp } from './surfaces/mcp/mount-mcp.js';
import type { McpSurface } from './surfaces/mcp/open-mcp-surface.js';
import { createMcpHandlers } from './surfaces/mcp-rest/mcp-handlers.js';
import { mountMcpRegistry } from './surfaces/mcp-registry/mount-mcp-registry.js';
import { createHealthHandlers } from './surfaces/ops/health-handlers.js';
import { mountOpenApi } from './surfaces/ops/mount-openapi.js';
import { createPublicConnectionHandlers } from './surfaces/public/connection-handlers.js';
import { createPublicServerHandlers } from './surfaces/public/server-handlers.js';
import { createBatchHandlers } from './surfaces/v2/batch-handlers.js';
import { createConnectionHandlers } from './surfaces/v2/connection-handlers.js';
import { createExecutionHandlers } from './surfaces/v2/execution-handlers.js';
import { createOfferHandlers } from './surfaces/v2/offer-handlers.js';
import { createRegistryHandlers } from './surfaces/v2/registry-handlers.js';
import { createServiceHandlers } from './surfaces/v2/service-handlers.js';

export interface OpenRoutesOptions extends MountOptions {
  readonly settings: ProxySettings;
  readonly version: string;
  readonly mcp: McpSurface;
}

/** Every surface over the use cases. What goes wrong in one is told by the door in front of them. */
export function openRoutes(
  core: Core,
  { settings, version, closing, mcp }: OpenRoutesOptions,
): Hono<Environment> {
  const routes = new Hono<Environment>({ strict: false });
  const health = (): Health => ({
    status: core.catalog.problems().some(({ isFailure }) => isFailure) ? 'degraded' : 'healthy',
    version,
    connections: { active: core.connections.active, max: settings.maxConnections },
  });
  mountOperations(routes, { handlers: createServiceHandlers(core), closing });
  mountOperations(routes, { handlers: createRegistryHandlers(core), closing });
  mountOperations(routes, { handlers: createConnectionHandlers(core), closing });
  mountOperations(routes, { handlers: createExecutionHandlers(core), closing });
  mountOperations(routes, { handlers: createBatchHandlers(core), closing });
  mountOperations(routes, { handlers: createOfferHandlers(core), closing });
  mountOperations(routes, { handlers: createPublicServerHandlers(core), closing });
  mountOperations(routes, { handlers: createPublicConnectionHandlers(core), closing });
  mountOperations(routes, { handlers: createHealthHandlers({ health }), closing });
  const { endpoints, directory } = core.bridge;
  const { mcp: view } = settings;
  const plainMcp = createMcpHandlers({ endpoints, directory, executions: core.executions, view });
  mountOperations(routes, { handlers: plainMcp, closing });
  mountMcp(routes, mcp);
  mountMcpRegistry(routes, core);
  mountOpenApi(routes, { version });
  routes.notFound(({ req }) => {
    throw unknownRoute({ method: req.method, path: req.path });
  });
  routes.onError((error) => {
    throw error;
  });
  return routes;
}
