import * as z from 'zod/mini';
import { operationFacts } from '../facts/operation-facts.js';
import { CatalogEventSchema } from '../schemas/catalog-event.js';
import { queryBoolean } from '../schemas/query-values.js';
import { RegistryStatusSchema } from '../schemas/registry-status.js';
import type { Operation } from './operation.js';
import { noQuery, registryParams } from './path-values.js';

export const listRegistries = {
  id: 'registries.list',
  ...operationFacts['registries.list'],
  summary: 'List the registries of the catalog, and how far each has been read.',
  query: noQuery,
  data: z.array(RegistryStatusSchema),
  errors: [],
} as const satisfies Operation;

export const syncRegistry = {
  id: 'registries.sync',
  ...operationFacts['registries.sync'],
  summary: 'Begin to read a registry now; follow it with the catalog events.',
  params: registryParams,
  query: z.strictObject({
    // Everything anew, and not only what has changed.
    full: z._default(queryBoolean, false),
  }),
  data: RegistryStatusSchema,
  errors: ['NOT_FOUND'],
} as const satisfies Operation;

export const followCatalog = {
  id: 'events.catalog',
  ...operationFacts['events.catalog'],
  summary: 'Follow how registries are read; resumable with Last-Event-ID.',
  query: noQuery,
  data: CatalogEventSchema,
  errors: [],
} as const satisfies Operation;
