import type * as z from 'zod/mini';
import type { OperationId } from '../facts/operation-routes.js';
import type { AccountOperations } from './account-operations.js';
import * as audit from './audit-operations.js';
import * as authorizations from './authorization-operations.js';
import * as connections from './connection-operations.js';
import * as credentials from './credential-operations.js';
import * as executions from './execution-operations.js';
import { getHealth } from './health-operation.js';
import type { Operation, Schema } from './operation.js';
import type { McpOperations } from './mcp-operations.js';
import * as offers from './offer-operations.js';
import * as publicSurface from './public-operations.js';
import * as registries from './registry-operations.js';
import * as services from './service-operations.js';

/** Every operation of the contract, by id. */
export const operations = {
  'services.search': services.searchServices,
  'services.list': services.listServices,
  'services.popular': services.popularServices,
  'services.recommendations': services.recommendServices,
  'services.register': services.registerService,
  'services.get': services.getService,
  'services.tools': services.getServiceTools,
  'services.unregister': services.unregisterService,
  'services.health': services.getServiceHealth,
  'tools.search': services.searchTools,
  'registries.list': registries.listRegistries,
  'registries.sync': registries.syncRegistry,
  'authorizations.create': authorizations.createAuthorization,
  'authorizations.get': authorizations.getAuthorization,
  'authorizations.complete': authorizations.completeAuthorization,
  'authorizations.cancel': authorizations.cancelAuthorization,
  'credentials.list': credentials.listCredentials,
  'credentials.delete': credentials.deleteCredential,
  'credentials.export': credentials.exportCredentials,
  'credentials.import': credentials.importCredentials,
  'audit.list': audit.listAuditEvents,
  'connections.create': connections.createConnection,
  'connections.list': connections.listConnections,
  'connections.get': connections.getConnection,
  'connections.delete': connections.deleteConnection,
  'connections.tools': connections.listConnectionTools,
  'connections.tool': connections.getConnectionTool,
  'connections.refresh': connections.refreshConnection,
  'connections.health': connections.getConnectionHealth,
  'connections.metrics': connections.getConnectionMetrics,
  'resources.list': offers.listResources,
  'resources.templates': offers.listResourceTemplates,
  'resources.read': offers.readResource,
  'resources.subscribe': offers.subscribeResource,
  'resources.unsubscribe': offers.unsubscribeResource,
  'prompts.list': offers.listPrompts,
  'prompts.get': offers.getPrompt,
  'completions.create': offers.createCompletion,
  'executions.execute': executions.executeTool,
  'executions.stream': executions.streamTool,
  'executions.validate': executions.validateTool,
  'executions.list': executions.listExecutions,
  'executions.events': executions.followExecution,
  'executions.input': executions.answerExecution,
  'batch.create': executions.createBatch,
  'executions.get': executions.getExecution,
  'executions.cancel': executions.cancelExecution,
  'events.connections': connections.followConnections,
  'events.catalog': registries.followCatalog,
  'public.search': publicSurface.publicSearch,
  'public.list': publicSurface.publicList,
  'public.get': publicSurface.publicGet,
  'public.popular': publicSurface.publicPopular,
  'public.connect': publicSurface.publicConnect,
  'public.connections': publicSurface.publicConnections,
  'public.disconnect': publicSurface.publicDisconnect,
  'public.call': publicSurface.publicCall,
  'public.tools': publicSurface.publicTools,
  health: getHealth,
} as const satisfies { readonly [Id in OperationId]: Operation & { readonly id: Id } };

export type Operations = typeof operations;

/** The operations of every proxy, and those of proxies with accounts. */
export type AllOperations = Operations & AccountOperations;
/** The name of an operation, such as `services.search`. */
export type AnyOperationId = keyof AllOperations;

/** Those of an SDK, and those for callers that have none. */
type EveryOperation = AllOperations & McpOperations;
type EveryId = keyof EveryOperation;

type OutputOf<T> = T extends Schema ? z.output<T> : undefined;

/** The parts of an operation, as a proxy sees them after validation. */
export type OperationParams<Id extends EveryId> = EveryOperation[Id] extends {
  params: infer S;
}
  ? OutputOf<S>
  : undefined;
export type OperationQuery<Id extends EveryId> = EveryOperation[Id] extends {
  query: infer S;
}
  ? OutputOf<S>
  : undefined;
export type OperationBody<Id extends EveryId> = EveryOperation[Id] extends { body: infer S }
  ? OutputOf<S>
  : undefined;
export type OperationData<Id extends EveryId> = OutputOf<EveryOperation[Id]['data']>;
export type OperationMeta<Id extends EveryId> = EveryOperation[Id] extends { meta: infer S }
  ? OutputOf<S>
  : undefined;
