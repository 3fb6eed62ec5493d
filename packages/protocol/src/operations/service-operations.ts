import * as z from 'zod/mini';
import { operationFacts } from '../facts/operation-facts.js';
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
import { ServiceSchema } from '../schemas/service.js';
import { ToolDefinitionSchema } from '../schemas/tool-definition.js';
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
