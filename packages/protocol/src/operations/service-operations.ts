import * as z from 'zod/mini';
import { operationFacts } from '../facts/operation-facts.js';
import { serviceAuthKinds } from '../facts/service-auth-kinds.js';
import { serviceHealthStates } from '../facts/service-health-states.js';
import { serviceSorts } from '../facts/service-sorts.js';
import { timeframes } from '../facts/timeframes.js';
import { transports } from '../facts/transports.js';
import { PageMetaSchema } from '../schemas/page-meta.js';
import {
  queryBoolean,
  queryLimit,
  queryList,
  queryOffset,
  queryText,
} from '../schemas/query-values.js';
import { SearchMetaSchema } from '../schemas/search-meta.js';
import { ServiceRegistrationSchema } from '../schemas/service-registration.js';
import { ServiceHealthSchema, ServiceSchema } from '../schemas/service.js';
import { ToolDefinitionSchema } from '../schemas/tool-definition.js';
import { ToolMatchSchema } from '../schemas/tool-match.js';
import { bodyErrors } from './body-errors.js';
import type { Operation } from './operation.js';
import { noQuery, serviceParams } from './path-values.js';
import { sessionErrors } from './session-errors.js';

const services = z.array(ServiceSchema);
const sort = z.optional(z.enum(serviceSorts));

export const searchServices = {
  id: 'services.search',
  ...operationFacts['services.search'],
  summary: 'Search for services.',
  query: z.strictObject({
    q: z.optional(queryText),
    category: z.optional(queryText),
    tags: z.optional(queryList),
    transport: z.optional(z.enum(transports)),
    auth: z.optional(z.enum(serviceAuthKinds)),
    source: z.optional(queryText),
    health: z.optional(z.enum(serviceHealthStates)),
    protected: z.optional(queryBoolean),
    verified: z.optional(queryBoolean),
    limit: queryLimit(),
    offset: queryOffset,
    cursor: z.optional(queryText),
    sort,
  }),
  data: services,
  meta: SearchMetaSchema,
  errors: ['REGISTRY_UNAVAILABLE'],
} as const satisfies Operation;

export const listServices = {
  id: 'services.list',
  ...operationFacts['services.list'],
  summary: 'List all services.',
  query: z.strictObject({
    limit: queryLimit(),
    offset: queryOffset,
    cursor: z.optional(queryText),
    sort,
  }),
  data: services,
  meta: PageMetaSchema,
  errors: ['REGISTRY_UNAVAILABLE'],
} as const satisfies Operation;

export const popularServices = {
  id: 'services.popular',
  ...operationFacts['services.popular'],
  summary: 'List the services that are used most.',
  query: z.strictObject({
    timeframe: z._default(z.enum(timeframes), 'week'),
    limit: queryLimit(),
  }),
  data: services,
  errors: ['REGISTRY_UNAVAILABLE'],
} as const satisfies Operation;

export const recommendServices = {
  id: 'services.recommendations',
  ...operationFacts['services.recommendations'],
  summary: "List services that fit the caller's own use of others, each with the reason.",
  query: z.strictObject({ limit: queryLimit(10) }),
  data: services,
  errors: ['REGISTRY_UNAVAILABLE'],
} as const satisfies Operation;

export const registerService = {
  id: 'services.register',
  ...operationFacts['services.register'],
  summary: "List a service of one's own in this catalog; it has to answer before it is listed.",
  query: noQuery,
  body: ServiceRegistrationSchema,
  data: ServiceSchema,
  errors: [...bodyErrors, 'CONNECTION_FAILED', 'BLOCKED_ADDRESS', 'UPSTREAM_PROTOCOL_ERROR'],
} as const satisfies Operation;

export const unregisterService = {
  id: 'services.unregister',
  ...operationFacts['services.unregister'],
  summary: 'Take a service that was registered here out of the catalog.',
  params: serviceParams,
  query: noQuery,
  data: ServiceSchema,
  errors: ['SERVICE_NOT_FOUND', 'REGISTRY_UNAVAILABLE'],
} as const satisfies Operation;

export const getServiceHealth = {
  id: 'services.health',
  ...operationFacts['services.health'],
  summary: 'Look whether a service answers now.',
  params: serviceParams,
  query: noQuery,
  data: ServiceHealthSchema,
  errors: ['SERVICE_NOT_FOUND', 'REGISTRY_UNAVAILABLE'],
} as const satisfies Operation;

export const searchTools = {
  id: 'tools.search',
  ...operationFacts['tools.search'],
  summary: 'Find out which service has a tool that does something.',
  query: z.strictObject({
    q: queryText.check(z.minLength(1, 'is required')),
    limit: queryLimit(),
  }),
  data: z.array(ToolMatchSchema),
  errors: ['REGISTRY_UNAVAILABLE'],
} as const satisfies Operation;

export const getService = {
  id: 'services.get',
  ...operationFacts['services.get'],
  summary: 'Get one service by its id, or by its name where only one service has it.',
  params: serviceParams,
  query: noQuery,
  data: ServiceSchema,
  errors: ['SERVICE_NOT_FOUND', 'REGISTRY_UNAVAILABLE'],
} as const satisfies Operation;

export const getServiceTools = {
  id: 'services.tools',
  ...operationFacts['services.tools'],
  summary: 'List the tools of a service; opens a short connection where they are not known yet.',
  params: serviceParams,
  query: noQuery,
  data: z.array(ToolDefinitionSchema),
  errors: sessionErrors,
} as const satisfies Operation;
