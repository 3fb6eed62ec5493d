/** Who may call: everybody, or the owner of what is named. */
export type OperationAuth = 'public' | 'owner';

export interface OperationFacts {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** With `{name}` where a path parameter stands. */
  readonly path: string;
  readonly auth: OperationAuth;
  /** The status of success. */
  readonly status: 200 | 201;
  /** Set where success is a `text/event-stream` and not a JSON document. */
  readonly stream?: 'execution-events' | 'connection-events' | 'catalog-events';
  /** Set where success may also be that what was asked for goes on, and where: HTTP status 202. */
  readonly mayGoOn?: true;
  /** Set where a caller may ask for a `text/event-stream` instead, with `Accept`. */
  readonly mayStream?: 'batch-events';
}

const connection = '/v2/connections/{connectionId}';
const tool = `${connection}/tools/{toolName}` as const;

/** Method and path of every operation: all that a caller needs who does not validate. */
export const operationFacts = {
  'services.search': { method: 'GET', path: '/v2/services/search', auth: 'public', status: 200 },
  'services.list': { method: 'GET', path: '/v2/services', auth: 'public', status: 200 },
  'services.popular': { method: 'GET', path: '/v2/services/popular', auth: 'public', status: 200 },
  'services.recommendations': {
    method: 'GET',
    path: '/v2/services/recommendations',
    auth: 'owner',
    status: 200,
  },
  'services.register': {
    method: 'POST',
    path: '/v2/services/register',
    auth: 'owner',
    status: 201,
  },
  'services.get': { method: 'GET', path: '/v2/services/{serviceId}', auth: 'public', status: 200 },
  'services.tools': {
    method: 'GET',
    path: '/v2/services/{serviceId}/tools',
    auth: 'public',
    status: 200,
  },
  'services.unregister': {
    method: 'DELETE',
    path: '/v2/services/{serviceId}',
    auth: 'owner',
    status: 200,
  },
  'services.health': {
    method: 'GET',
    path: '/v2/services/{serviceId}/health',
    auth: 'public',
    status: 200,
  },
  'tools.search': { method: 'GET', path: '/v2/tools/search', auth: 'public', status: 200 },
  'registries.list': { method: 'GET', path: '/v2/registries', auth: 'public', status: 200 },
  'registries.sync': {
    method: 'POST',
    path: '/v2/registries/{registry}/sync',
    auth: 'owner',
    status: 200,
  },
  'connections.create': {
    method: 'POST',
    path: '/v2/services/{serviceId}/connect',
    auth: 'public',
    status: 201,
  },
  'connections.list': { method: 'GET', path: '/v2/connections', auth: 'owner', status: 200 },
  'connections.get': {
    method: 'GET',
    path: '/v2/connections/{connectionId}',
    auth: 'owner',
    status: 200,
  },
  'connections.delete': {
    method: 'DELETE',
    path: '/v2/connections/{connectionId}',
    auth: 'owner',
    status: 200,
  },
  'connections.tools': {
    method: 'GET',
    path: '/v2/connections/{connectionId}/tools',
    auth: 'owner',
    status: 200,
  },
  'connections.tool': { method: 'GET', path: tool, auth: 'owner', status: 200 },
  'connections.refresh': {
    method: 'POST',
    path: `${connection}/refresh`,
    auth: 'owner',
    status: 200,
  },
  'connections.health': { method: 'GET', path: `${connection}/health`, auth: 'owner', status: 200 },
  'connections.metrics': {
    method: 'GET',
    path: `${connection}/metrics`,
    auth: 'owner',
    status: 200,
  },
  'resources.list': { method: 'GET', path: `${connection}/resources`, auth: 'owner', status: 200 },
  'resources.templates': {
    method: 'GET',
    path: `${connection}/resources/templates`,
    auth: 'owner',
    status: 200,
  },
  'resources.read': {
    method: 'GET',
    path: `${connection}/resources/read`,
    auth: 'owner',
    status: 200,
  },
  'resources.subscribe': {
    method: 'POST',
    path: `${connection}/resources/subscribe`,
    auth: 'owner',
    status: 200,
  },
  'resources.unsubscribe': {
    method: 'POST',
    path: `${connection}/resources/unsubscribe`,
    auth: 'owner',
    status: 200,
  },
  'prompts.list': { method: 'GET', path: `${connection}/prompts`, auth: 'owner', status: 200 },
  'prompts.get': {
    method: 'POST',
    path: `${connection}/prompts/{promptName}`,
    auth: 'owner',
    status: 200,
  },
  'completions.create': {
    method: 'POST',
    path: `${connection}/complete`,
    auth: 'owner',
    status: 200,
  },
  'executions.execute': {
    method: 'POST',
    path: `${tool}/execute`,
    auth: 'owner',
    status: 200,
    mayGoOn: true,
  },
  'executions.stream': {
    method: 'POST',
    path: `${tool}/stream`,
    auth: 'owner',
    status: 200,
    stream: 'execution-events',
  },
  'executions.validate': { method: 'POST', path: `${tool}/validate`, auth: 'owner', status: 200 },
  'executions.list': { method: 'GET', path: '/v2/executions', auth: 'owner', status: 200 },
  'executions.events': {
    method: 'GET',
    path: '/v2/executions/{executionId}/events',
    auth: 'owner',
    status: 200,
    stream: 'execution-events',
  },
  'executions.input': {
    method: 'POST',
    path: '/v2/executions/{executionId}/input',
    auth: 'owner',
    status: 200,
  },
  'batch.create': {
    method: 'POST',
    path: '/v2/batch',
    auth: 'owner',
    status: 200,
    mayStream: 'batch-events',
  },
  'executions.get': {
    method: 'GET',
    path: '/v2/executions/{executionId}',
    auth: 'owner',
    status: 200,
  },
  'executions.cancel': {
    method: 'DELETE',
    path: '/v2/executions/{executionId}',
    auth: 'owner',
    status: 200,
  },
  'events.connections': {
    method: 'GET',
    path: '/v2/events/connections',
    auth: 'owner',
    status: 200,
    stream: 'connection-events',
  },
  'events.catalog': {
    method: 'GET',
    path: '/v2/events/catalog',
    auth: 'public',
    status: 200,
    stream: 'catalog-events',
  },
  'public.search': { method: 'GET', path: '/api/discover/search', auth: 'public', status: 200 },
  'public.list': { method: 'GET', path: '/api/discover/servers', auth: 'public', status: 200 },
  'public.get': {
    method: 'GET',
    path: '/api/discover/servers/{serverId}',
    auth: 'public',
    status: 200,
  },
  'public.popular': { method: 'GET', path: '/api/discover/popular', auth: 'public', status: 200 },
  'public.connect': {
    method: 'POST',
    path: '/api/connections/create',
    auth: 'public',
    status: 200,
  },
  'public.connections': { method: 'GET', path: '/api/connections', auth: 'owner', status: 200 },
  'public.disconnect': {
    method: 'DELETE',
    path: '/api/connections/{connectionId}',
    auth: 'owner',
    status: 200,
  },
  'public.call': { method: 'POST', path: '/api/tools/call', auth: 'owner', status: 200 },
  'public.tools': {
    method: 'GET',
    path: '/api/tools/list/{connectionId}',
    auth: 'owner',
    status: 200,
  },
  health: { method: 'GET', path: '/health', auth: 'public', status: 200 },
} as const satisfies Record<string, OperationFacts>;

export type OperationId = keyof typeof operationFacts;
