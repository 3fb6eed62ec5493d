import type { Health } from '@nanda/protocol';
import { Hono } from 'hono';
import type { Core } from './open-core.js';
import type { ListenAddress } from './proxy-options.js';
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
import { mountResourceMetadata } from './surfaces/well-known/mount-resource-metadata.js';
import { createHealthHandlers } from './surfaces/ops/health-handlers.js';
import { mountJwks } from './surfaces/ops/mount-jwks.js';
import { mountOpenApi } from './surfaces/ops/mount-openapi.js';
import { mountOAuth } from './surfaces/oauth/mount-oauth.js';
import { mountOAuthClient } from './surfaces/oauth/mount-oauth-client.js';
import { createPublicConnectionHandlers } from './surfaces/public/connection-handlers.js';
import { createPublicServerHandlers } from './surfaces/public/server-handlers.js';
import { createAccountHandlers } from './surfaces/v2/account-handlers.js';
import { createApiKeyHandlers } from './surfaces/v2/api-key-handlers.js';
import { createAuditHandlers } from './surfaces/v2/audit-handlers.js';
import { createAuthHandlers } from './surfaces/v2/auth-handlers.js';
import { createAuthorizationHandlers } from './surfaces/v2/authorization-handlers.js';
import { createBatchHandlers } from './surfaces/v2/batch-handlers.js';
import { createConnectionHandlers } from './surfaces/v2/connection-handlers.js';
import { createCredentialHandlers } from './surfaces/v2/credential-handlers.js';
import { createExecutionHandlers } from './surfaces/v2/execution-handlers.js';
import { createOfferHandlers } from './surfaces/v2/offer-handlers.js';
import { createRegistryHandlers } from './surfaces/v2/registry-handlers.js';
import { createServiceHandlers } from './surfaces/v2/service-handlers.js';

export interface OpenRoutesOptions extends MountOptions {
  readonly settings: ProxySettings;
  readonly version: string;
  readonly mcp: McpSurface;
  /** Where the proxy listens at present. */
  readonly listening: () => readonly ListenAddress[];
}

/** Every surface over the use cases. What goes wrong in one is told by the door in front of them. */
export function openRoutes(
  core: Core,
  { settings, version, closing, mcp, listening }: OpenRoutesOptions,
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
  mountOperations(routes, { handlers: createCredentialHandlers(core), closing });
  const { authorizations } = core;
  const { publicUrl } = settings;
  mountOperations(routes, {
    handlers: createAuthorizationHandlers({ authorizations, publicUrl, listening }),
    closing,
  });
  mountOAuthClient(routes, { authorizations, publicUrl });
  mountOperations(routes, { handlers: createExecutionHandlers(core), closing });
  mountOperations(routes, { handlers: createBatchHandlers(core), closing });
  mountOperations(routes, { handlers: createOfferHandlers(core), closing });
  mountOperations(routes, { handlers: createPublicServerHandlers(core), closing });
  mountOperations(routes, { handlers: createPublicConnectionHandlers(core), closing });
  mountOperations(routes, { handlers: createHealthHandlers({ health }), closing });
  mountOperations(routes, { handlers: createAuditHandlers(core), closing });
  const { accounts } = core;
  const hasAccounts = accounts !== undefined;
  if (hasAccounts) {
    mountOperations(routes, { handlers: createAuthHandlers({ accounts }), closing });
    mountOperations(routes, { handlers: createApiKeyHandlers({ accounts }), closing });
    mountOperations(routes, { handlers: createAccountHandlers({ accounts }), closing });
    mountJwks(routes, { accounts });
  }
  if (core.signIn !== undefined) {
    mountOAuth(routes, { signIn: core.signIn, publicUrl: settings.publicUrl });
  }
  const { endpoints, directory } = core.bridge;
  const { mcp: view } = settings;
  const plainMcp = createMcpHandlers({ endpoints, directory, executions: core.executions, view });
  mountOperations(routes, { handlers: plainMcp, closing });
  mountMcp(routes, mcp);
  mountMcpRegistry(routes, core);
  if (settings.auth !== undefined) {
    const { oauth } = settings.auth;
    mountResourceMetadata(routes, {
      publicUrl: settings.publicUrl,
      issuers: oauth === undefined ? [] : [oauth.issuer],
      isIssuer: true,
    });
  }
  mountOpenApi(routes, { version, hasAccounts });
  routes.notFound(({ req }) => {
    throw unknownRoute({ method: req.method, path: req.path, hasAccounts });
  });
  routes.onError((error) => {
    throw error;
  });
  return routes;
}
