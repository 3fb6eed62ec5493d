import { operationRoutes, type OperationId } from './operation-routes.js';
import type { Permission } from './permissions.js';
import { readRoute, type Route } from './read-route.js';

/** Who may call: everybody, or the owner of what is named. */
export type OperationAuth = 'public' | 'owner';

/** What is fixed about an operation beside its route. */
export interface OperationTraits {
  readonly auth: OperationAuth;
  /** What a caller must be let do. @default nothing that has to be given */
  readonly permission?: Permission;
  /** The status of success. */
  readonly status: 200 | 201;
  /** Set where success is a `text/event-stream` and not a JSON document. */
  readonly stream?: 'execution-events' | 'connection-events' | 'catalog-events' | 'mcp-changes';
  /** Set where success may also be that what was asked for goes on, and where: HTTP status 202. */
  readonly mayGoOn?: true;
  /** Set where a caller may ask for a `text/event-stream` instead, with `Accept`. */
  readonly mayStream?: 'batch-events';
}

/** What is fixed about an operation. */
export interface OperationFacts extends Route, OperationTraits {}

const traits: Readonly<Record<OperationId, OperationTraits>> = {
  'services.search': { auth: 'public', permission: 'catalog:read', status: 200 },
  'services.list': { auth: 'public', permission: 'catalog:read', status: 200 },
  'services.popular': { auth: 'public', permission: 'catalog:read', status: 200 },
  'services.recommendations': { auth: 'owner', permission: 'catalog:read', status: 200 },
  'services.register': { auth: 'owner', permission: 'catalog:write', status: 201 },
  'services.get': { auth: 'public', permission: 'catalog:read', status: 200 },
  'services.tools': { auth: 'public', permission: 'catalog:read', status: 200 },
  'services.unregister': { auth: 'owner', permission: 'catalog:write', status: 200 },
  'services.health': { auth: 'public', permission: 'catalog:read', status: 200 },
  'tools.search': { auth: 'public', permission: 'catalog:read', status: 200 },
  'registries.list': { auth: 'public', permission: 'catalog:read', status: 200 },
  'registries.sync': { auth: 'owner', permission: 'catalog:write', status: 200 },
  'authorizations.create': { auth: 'owner', permission: 'credentials:write', status: 201 },
  'authorizations.get': { auth: 'owner', permission: 'credentials:read', status: 200 },
  'authorizations.complete': { auth: 'owner', permission: 'credentials:write', status: 200 },
  'authorizations.cancel': { auth: 'owner', permission: 'credentials:write', status: 200 },
  'credentials.list': { auth: 'owner', permission: 'credentials:read', status: 200 },
  'credentials.delete': { auth: 'owner', permission: 'credentials:write', status: 200 },
  'credentials.export': { auth: 'owner', permission: 'credentials:write', status: 200 },
  'credentials.import': { auth: 'owner', permission: 'credentials:write', status: 200 },
  'audit.list': { auth: 'owner', permission: 'audit:read', status: 200 },
  'connections.create': { auth: 'public', permission: 'connections:write', status: 201 },
  'connections.list': { auth: 'owner', permission: 'connections:read', status: 200 },
  'connections.get': { auth: 'owner', permission: 'connections:read', status: 200 },
  'connections.delete': { auth: 'owner', permission: 'connections:write', status: 200 },
  'connections.tools': { auth: 'owner', permission: 'connections:read', status: 200 },
  'connections.tool': { auth: 'owner', permission: 'connections:read', status: 200 },
  'connections.refresh': { auth: 'owner', permission: 'connections:write', status: 200 },
  'connections.health': { auth: 'owner', permission: 'connections:read', status: 200 },
  'connections.metrics': { auth: 'owner', permission: 'connections:read', status: 200 },
  'resources.list': { auth: 'owner', permission: 'connections:read', status: 200 },
  'resources.templates': { auth: 'owner', permission: 'connections:read', status: 200 },
  'resources.read': { auth: 'owner', permission: 'connections:read', status: 200 },
  'resources.subscribe': { auth: 'owner', permission: 'connections:read', status: 200 },
  'resources.unsubscribe': { auth: 'owner', permission: 'connections:read', status: 200 },
  'prompts.list': { auth: 'owner', permission: 'connections:read', status: 200 },
  'prompts.get': { auth: 'owner', permission: 'connections:read', status: 200 },
  'completions.create': { auth: 'owner', permission: 'connections:read', status: 200 },
  'executions.execute': { auth: 'owner', permission: 'tools:call', status: 200, mayGoOn: true },
  'executions.stream': {
    auth: 'owner',
    permission: 'tools:call',
    status: 200,
    stream: 'execution-events',
  },
  'executions.validate': { auth: 'owner', permission: 'connections:read', status: 200 },
  'executions.list': { auth: 'owner', permission: 'connections:read', status: 200 },
  'executions.events': {
    auth: 'owner',
    permission: 'connections:read',
    status: 200,
    stream: 'execution-events',
  },
  'executions.input': { auth: 'owner', permission: 'tools:call', status: 200 },
  'batch.create': {
    auth: 'owner',
    permission: 'tools:call',
    status: 200,
    mayStream: 'batch-events',
  },
  'executions.get': { auth: 'owner', permission: 'connections:read', status: 200 },
  'executions.cancel': { auth: 'owner', permission: 'tools:call', status: 200 },
  'events.connections': {
    auth: 'owner',
    permission: 'connections:read',
    status: 200,
    stream: 'connection-events',
  },
  'events.catalog': {
    auth: 'public',
    permission: 'catalog:read',
    status: 200,
    stream: 'catalog-events',
  },
  'public.search': { auth: 'public', permission: 'catalog:read', status: 200 },
  'public.list': { auth: 'public', permission: 'catalog:read', status: 200 },
  'public.get': { auth: 'public', permission: 'catalog:read', status: 200 },
  'public.popular': { auth: 'public', permission: 'catalog:read', status: 200 },
  'public.connect': { auth: 'public', permission: 'connections:write', status: 200 },
  'public.connections': { auth: 'owner', permission: 'connections:read', status: 200 },
  'public.disconnect': { auth: 'owner', permission: 'connections:write', status: 200 },
  'public.call': { auth: 'owner', permission: 'tools:call', status: 200 },
  'public.tools': { auth: 'owner', permission: 'connections:read', status: 200 },
  health: { auth: 'public', status: 200 },
};

/** What is fixed about every operation. */
export const operationFacts = Object.fromEntries(
  Object.entries(operationRoutes).map(([id, route]) => [
    id,
    { ...readRoute(route), ...traits[id as OperationId] },
  ]),
) as Readonly<Record<OperationId, OperationFacts>>;
