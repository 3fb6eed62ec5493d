import * as z from 'zod/mini';
import { operationFacts } from '../facts/operation-facts.js';
import { CompletionRequestSchema, CompletionSchema } from '../schemas/completion.js';
import { FilledPromptSchema, PromptSchema } from '../schemas/prompt.js';
import { ReadResourceSchema, ResourceSchema, ResourceTemplateSchema } from '../schemas/resource.js';
import { bodyErrors } from './body-errors.js';
import { connectionErrors } from './connection-errors.js';
import type { Operation } from './operation.js';
import { connectionParams, noQuery, promptParams } from './path-values.js';

// All pages of the service, up to a limit; `nextCursor` is the service's own where there are more.
const pageQuery = z.strictObject({
  cursor: z.optional(z.string().check(z.minLength(1), z.maxLength(8192))),
});
const pageMeta = z.object({ nextCursor: z.optional(z.string()) });
const uri = z.string().check(z.minLength(1), z.maxLength(8192));

export const listResources = {
  id: 'resources.list',
  ...operationFacts['resources.list'],
  summary: 'List what a service lets be read.',
  params: connectionParams,
  query: pageQuery,
  data: z.array(ResourceSchema),
  meta: pageMeta,
  errors: [...connectionErrors, 'TOOL_TIMEOUT'],
} as const satisfies Operation;

export const listResourceTemplates = {
  id: 'resources.templates',
  ...operationFacts['resources.templates'],
  summary: 'List the families of resources of a service.',
  params: connectionParams,
  query: pageQuery,
  data: z.array(ResourceTemplateSchema),
  meta: pageMeta,
  errors: [...connectionErrors, 'TOOL_TIMEOUT'],
} as const satisfies Operation;

export const readResource = {
  id: 'resources.read',
  ...operationFacts['resources.read'],
  summary: 'Read one resource.',
  params: connectionParams,
  query: z.strictObject({ uri }),
  data: ReadResourceSchema,
  errors: [...connectionErrors, 'TOOL_TIMEOUT'],
} as const satisfies Operation;

export const subscribeResource = {
  id: 'resources.subscribe',
  ...operationFacts['resources.subscribe'],
  summary: 'Be told of changes of a resource, as `resource_updated` events of the connection.',
  params: connectionParams,
  query: noQuery,
  body: z.strictObject({ uri }),
  data: z.object({ uri: z.string() }),
  errors: [...bodyErrors, ...connectionErrors, 'TOOL_TIMEOUT'],
} as const satisfies Operation;

export const unsubscribeResource = {
  id: 'resources.unsubscribe',
  ...operationFacts['resources.unsubscribe'],
  summary: 'Be told of changes of a resource no longer.',
  params: connectionParams,
  query: noQuery,
  body: z.strictObject({ uri }),
  data: z.object({ uri: z.string() }),
  errors: [...bodyErrors, ...connectionErrors, 'TOOL_TIMEOUT'],
} as const satisfies Operation;

export const listPrompts = {
  id: 'prompts.list',
  ...operationFacts['prompts.list'],
  summary: 'List the prompts of a service.',
  params: connectionParams,
  query: pageQuery,
  data: z.array(PromptSchema),
  meta: pageMeta,
  errors: [...connectionErrors, 'TOOL_TIMEOUT'],
} as const satisfies Operation;

export const getPrompt = {
  id: 'prompts.get',
  ...operationFacts['prompts.get'],
  summary: 'Get a prompt with its arguments filled in.',
  params: promptParams,
  query: noQuery,
  body: z.strictObject({ arguments: z._default(z.record(z.string(), z.string()), {}) }),
  data: FilledPromptSchema,
  errors: [...bodyErrors, ...connectionErrors, 'TOOL_TIMEOUT'],
} as const satisfies Operation;

export const createCompletion = {
  id: 'completions.create',
  ...operationFacts['completions.create'],
  summary: 'Complete an argument of a prompt or a variable of a resource template.',
  params: connectionParams,
  query: noQuery,
  body: CompletionRequestSchema,
  data: CompletionSchema,
  errors: [...bodyErrors, ...connectionErrors, 'TOOL_TIMEOUT'],
} as const satisfies Operation;
