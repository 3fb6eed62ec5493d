import * as z from 'zod/mini';
import { operationFacts } from '../facts/operation-facts.js';
import { timeframes } from '../facts/timeframes.js';
import {
  PublicConnectedSchema,
  PublicConnectionListSchema,
  PublicConnectRequestSchema,
  PublicDisconnectedSchema,
} from '../schemas/public/connection.js';
import {
  PublicPopularServerSchema,
  PublicServerDetailSchema,
  PublicServerPageSchema,
} from '../schemas/public/server.js';
import {
  PublicToolCallSchema,
  PublicToolListSchema,
  PublicToolResultSchema,
} from '../schemas/public/tool.js';
import { queryLimit, queryList, queryPage, queryText } from '../schemas/query-values.js';
import { connectionErrors } from './connection-errors.js';
import { createConnection } from './connection-operations.js';
import { executeTool } from './execution-operations.js';
import type { Operation } from './operation.js';
import { connectionParams, noQuery, serverParams } from './path-values.js';

/** Registries call it the type of a server; the catalog keeps it as its category. */
const type = z.optional(queryText);

export const publicSearch = {
  id: 'public.search',
  ...operationFacts['public.search'],
  summary: 'Search for servers.',
  query: z.object({
    q: queryText.check(z.minLength(1, 'is required')),
    tags: z.optional(queryList),
    type,
    limit: queryLimit(),
    page: queryPage,
  }),
  data: PublicServerPageSchema,
  errors: ['REGISTRY_UNAVAILABLE'],
} as const satisfies Operation;

export const publicList = {
  id: 'public.list',
  ...operationFacts['public.list'],
  summary: 'List all servers.',
  query: z.object({
    limit: queryLimit(),
    page: queryPage,
    // A field, with or without a dash: names from A, everything else the newest or best first.
    ordering: z.optional(
      z.enum([
        'name',
        'created_at',
        '-created_at',
        'rating',
        '-rating',
        'popularity',
        '-popularity',
      ]),
    ),
  }),
  data: PublicServerPageSchema,
  errors: ['REGISTRY_UNAVAILABLE'],
} as const satisfies Operation;

export const publicGet = {
  id: 'public.get',
  ...operationFacts['public.get'],
  summary: 'Get one server in detail.',
  params: serverParams,
  query: z.object({}),
  data: PublicServerDetailSchema,
  errors: ['SERVICE_NOT_FOUND', 'REGISTRY_UNAVAILABLE'],
} as const satisfies Operation;

export const publicPopular = {
  id: 'public.popular',
  ...operationFacts['public.popular'],
  summary: 'List the servers that are used most.',
  query: z.object({
    period: z._default(z.enum(timeframes), 'week'),
    type,
    limit: queryLimit(10),
  }),
  data: z.array(PublicPopularServerSchema),
  errors: ['REGISTRY_UNAVAILABLE'],
} as const satisfies Operation;

export const publicConnect = {
  id: 'public.connect',
  ...operationFacts['public.connect'],
  summary: 'Connect to a server.',
  query: z.object({}),
  body: PublicConnectRequestSchema,
  data: PublicConnectedSchema,
  errors: createConnection.errors,
} as const satisfies Operation;

export const publicConnections = {
  id: 'public.connections',
  ...operationFacts['public.connections'],
  summary: "List the caller's connections.",
  query: z.object({}),
  data: PublicConnectionListSchema,
  errors: [],
} as const satisfies Operation;

export const publicDisconnect = {
  id: 'public.disconnect',
  ...operationFacts['public.disconnect'],
  summary: 'Close a connection.',
  params: connectionParams,
  query: z.object({}),
  data: PublicDisconnectedSchema,
  errors: ['CONNECTION_NOT_FOUND'],
} as const satisfies Operation;

export const publicCall = {
  id: 'public.call',
  ...operationFacts['public.call'],
  summary: 'Call a tool and wait for its end.',
  query: z.object({}),
  body: PublicToolCallSchema,
  data: PublicToolResultSchema,
  errors: executeTool.errors,
} as const satisfies Operation;

export const publicTools = {
  id: 'public.tools',
  ...operationFacts['public.tools'],
  summary: 'List the tools of a connection.',
  params: connectionParams,
  query: noQuery,
  data: PublicToolListSchema,
  errors: connectionErrors,
} as const satisfies Operation;
