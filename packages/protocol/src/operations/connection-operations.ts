import * as z from 'zod/mini';
import { operationFacts } from '../facts/operation-facts.js';
import { clientCapabilities } from '../facts/client-capabilities.js';
import { transports } from '../facts/transports.js';
import { ConnectionSchema } from '../schemas/connection.js';
import { ConnectionEventSchema } from '../schemas/connection-event.js';
import { ConnectionHealthReportSchema } from '../schemas/connection-health-report.js';
import { ConnectionMetricsSchema } from '../schemas/connection-metrics.js';
import { RootSchema } from '../schemas/root.js';
import { queryText } from '../schemas/query-values.js';
import { ServiceCredentialsSchema } from '../schemas/service-credentials.js';
import { ToolDefinitionSchema } from '../schemas/tool-definition.js';
import { bodyErrors } from './body-errors.js';
import { connectionErrors } from './connection-errors.js';
import type { Operation } from './operation.js';
import { connectionParams, noQuery, serviceParams, toolParams } from './path-values.js';
import { sessionErrors } from './session-errors.js';

export const createConnection = {
  id: 'connections.create',
  ...operationFacts['connections.create'],
  summary: 'Connect to a service.',
  params: serviceParams,
  query: noQuery,
  body: z.strictObject({
    auth: z.optional(ServiceCredentialsSchema),
    // Whether the credentials are kept for the service, and used again by the next connection; else they end with this one.
    remember: z.optional(z.boolean()),
    // Whether the proxy writes the credentials down, encrypted; `false` leaves them in its memory alone, and after a restart the connection wants them again.
    keep: z.optional(z.boolean()),
    transport: z.optional(z.enum(transports)),
    // What the caller can be asked for while a tool runs; the service is told so.
    clientCapabilities: z.optional(z.array(z.enum(clientCapabilities))),
    // Answers `roots/list` by itself.
    roots: z.optional(z.array(RootSchema).check(z.maxLength(100))),
    // Whether tools that change later are refused until they are accepted; the proxy's setting where absent.
    pinTools: z.optional(z.boolean()),
    name: z.optional(
      z
        .string()
        .check(
          z.regex(
            /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/,
            'must be a short name: letters, digits, . _ -',
          ),
        ),
    ),
  }),
  data: ConnectionSchema,
  errors: [...bodyErrors, 'CONNECTION_LIMIT_REACHED', 'CONNECTION_NOT_READY', ...sessionErrors],
} as const satisfies Operation;

export const listConnections = {
  id: 'connections.list',
  ...operationFacts['connections.list'],
  summary: "List the caller's connections.",
  query: noQuery,
  data: z.array(ConnectionSchema),
  errors: [],
} as const satisfies Operation;

export const getConnection = {
  id: 'connections.get',
  ...operationFacts['connections.get'],
  summary: 'Get one connection.',
  params: connectionParams,
  query: noQuery,
  data: ConnectionSchema,
  errors: ['CONNECTION_NOT_FOUND'],
} as const satisfies Operation;

export const deleteConnection = {
  id: 'connections.delete',
  ...operationFacts['connections.delete'],
  summary: 'Close a connection.',
  params: connectionParams,
  query: noQuery,
  data: ConnectionSchema,
  errors: ['CONNECTION_NOT_FOUND'],
} as const satisfies Operation;

export const listConnectionTools = {
  id: 'connections.tools',
  ...operationFacts['connections.tools'],
  summary: 'List the tools of a connection with their JSON Schemas.',
  params: connectionParams,
  query: noQuery,
  data: z.array(ToolDefinitionSchema),
  errors: connectionErrors,
} as const satisfies Operation;

export const getConnectionTool = {
  id: 'connections.tool',
  ...operationFacts['connections.tool'],
  summary: 'Get one tool of a connection.',
  params: toolParams,
  query: noQuery,
  data: ToolDefinitionSchema,
  errors: [...connectionErrors, 'TOOL_NOT_FOUND'],
} as const satisfies Operation;

export const refreshConnection = {
  id: 'connections.refresh',
  ...operationFacts['connections.refresh'],
  summary: 'Open a new session in place of the present one, and ask for the tools again.',
  params: connectionParams,
  query: noQuery,
  body: z.strictObject({
    // Whether what has changed of the tools is accepted: `toolChanges` is empty afterwards.
    acceptTools: z.optional(z.boolean()),
  }),
  data: ConnectionSchema,
  errors: [...bodyErrors, ...connectionErrors],
} as const satisfies Operation;

export const getConnectionHealth = {
  id: 'connections.health',
  ...operationFacts['connections.health'],
  summary: 'Look at a connection: a ping where it is open, latency, errors, the circuit breaker.',
  params: connectionParams,
  query: noQuery,
  data: ConnectionHealthReportSchema,
  errors: ['CONNECTION_NOT_FOUND'],
} as const satisfies Operation;

export const getConnectionMetrics = {
  id: 'connections.metrics',
  ...operationFacts['connections.metrics'],
  summary: 'Count what a connection did.',
  params: connectionParams,
  query: noQuery,
  data: ConnectionMetricsSchema,
  errors: ['CONNECTION_NOT_FOUND'],
} as const satisfies Operation;

export const followConnections = {
  id: 'events.connections',
  ...operationFacts['events.connections'],
  summary: "Follow what happens to the caller's connections; resumable with Last-Event-ID.",
  query: z.strictObject({ connectionId: z.optional(queryText) }),
  data: ConnectionEventSchema,
  errors: [],
} as const satisfies Operation;
