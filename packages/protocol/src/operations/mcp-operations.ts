import * as z from 'zod/mini';
import { mcpOperationFacts } from '../facts/mcp-operation-facts.js';
import type { McpOperationId } from '../facts/mcp-operation-routes.js';
import { ExecutionEventSchema } from '../schemas/execution-event.js';
import { McpCallAnswerSchema, McpCallRequestSchema } from '../schemas/mcp/call.js';
import { McpInitializedSchema, McpInitializeRequestSchema } from '../schemas/mcp/initialize.js';
import {
  McpListRequestSchema,
  McpPromptListSchema,
  McpResourceListSchema,
  McpToolListSchema,
} from '../schemas/mcp/lists.js';
import { McpPromptRequestSchema, McpReadRequestSchema } from '../schemas/mcp/reads.js';
import {
  McpChangeSchema,
  McpChangesQuerySchema,
  McpSubscriptionListSchema,
  McpSubscriptionRequestSchema,
} from '../schemas/mcp/subscriptions.js';
import { FilledPromptSchema } from '../schemas/prompt.js';
import { queryMilliseconds } from '../schemas/query-values.js';
import { ReadResourceSchema } from '../schemas/resource.js';
import { bodyErrors } from './body-errors.js';
import { executeTool } from './execution-operations.js';
import { defaults } from '../facts/defaults.js';
import type { Operation } from './operation.js';
import { executionParams } from './path-values.js';

// What a client sends along for MCP's sake is not refused: nothing here is strict about members that it does not use.
const noQuery = z.object({});
const serviceErrors = [...bodyErrors, 'UPSTREAM_ERROR', 'UPSTREAM_LOST', 'TOOL_TIMEOUT'] as const;

/** MCP as plain JSON over REST, for callers that speak no MCP. */
export const mcpOperations = {
  'mcp.initialize': {
    id: 'mcp.initialize',
    ...mcpOperationFacts['mcp.initialize'],
    summary: 'Say what can be asked for. Nothing is begun, and nothing has to be ended.',
    query: noQuery,
    body: McpInitializeRequestSchema,
    data: McpInitializedSchema,
    errors: bodyErrors,
  },
  'mcp.tools': {
    id: 'mcp.tools',
    ...mcpOperationFacts['mcp.tools'],
    summary: 'List the tools of all connected services, and the discovery tools.',
    query: noQuery,
    body: McpListRequestSchema,
    data: McpToolListSchema,
    errors: bodyErrors,
  },
  'mcp.call': {
    id: 'mcp.call',
    ...mcpOperationFacts['mcp.call'],
    summary: 'Call a tool. One that takes longer than `wait` is answered with where it goes on.',
    // Milliseconds; 0 answers at once.
    query: z.object({
      wait: z._default(queryMilliseconds(defaults.maxCallTimeout), defaults.mcpCallWait),
    }),
    body: McpCallRequestSchema,
    data: McpCallAnswerSchema,
    errors: executeTool.errors,
  },
  'mcp.resources': {
    id: 'mcp.resources',
    ...mcpOperationFacts['mcp.resources'],
    summary: 'List the resources of all connected services.',
    query: noQuery,
    body: McpListRequestSchema,
    data: McpResourceListSchema,
    errors: bodyErrors,
  },
  'mcp.read': {
    id: 'mcp.read',
    ...mcpOperationFacts['mcp.read'],
    summary: 'Read a resource.',
    query: noQuery,
    body: McpReadRequestSchema,
    data: ReadResourceSchema,
    errors: serviceErrors,
  },
  'mcp.prompts': {
    id: 'mcp.prompts',
    ...mcpOperationFacts['mcp.prompts'],
    summary: 'List the prompts of all connected services.',
    query: noQuery,
    body: McpListRequestSchema,
    data: McpPromptListSchema,
    errors: bodyErrors,
  },
  'mcp.prompt': {
    id: 'mcp.prompt',
    ...mcpOperationFacts['mcp.prompt'],
    summary: 'Fill in a prompt.',
    query: noQuery,
    body: McpPromptRequestSchema,
    data: FilledPromptSchema,
    errors: serviceErrors,
  },
  'mcp.subscriptions': {
    id: 'mcp.subscriptions',
    ...mcpOperationFacts['mcp.subscriptions'],
    summary: 'Make, end or list subscriptions. They are kept as long as the proxy runs.',
    query: noQuery,
    body: McpSubscriptionRequestSchema,
    data: McpSubscriptionListSchema,
    errors: bodyErrors,
  },
  'mcp.changes': {
    id: 'mcp.changes',
    ...mcpOperationFacts['mcp.changes'],
    summary: 'Follow changes of lists and of resources.',
    query: McpChangesQuerySchema,
    data: McpChangeSchema,
    errors: [],
  },
  'mcp.progress': {
    id: 'mcp.progress',
    ...mcpOperationFacts['mcp.progress'],
    summary: 'Follow a call to its end. Closing the stream does not cancel it.',
    params: executionParams,
    query: noQuery,
    data: ExecutionEventSchema,
    errors: ['EXECUTION_NOT_FOUND'],
  },
} as const satisfies { readonly [Id in McpOperationId]: Operation & { readonly id: Id } };

export type McpOperations = typeof mcpOperations;
