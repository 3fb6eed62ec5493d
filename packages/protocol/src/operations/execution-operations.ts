import * as z from 'zod/mini';
import { operationFacts } from '../facts/operation-facts.js';
import type { ErrorCode } from '../facts/error-codes.js';
import {
  BatchAnswerSchema,
  BatchCountsSchema,
  BatchEventSchema,
  BatchRequestSchema,
} from '../schemas/batch.js';
import { ExecutionEventSchema } from '../schemas/execution-event.js';
import { ExecutionSchema, executionStates } from '../schemas/execution.js';
import { InputAnswerSchema } from '../schemas/input-answer.js';
import { queryLimit, queryText } from '../schemas/query-values.js';
import { ToolExecutionRequestSchema } from '../schemas/tool-execution-request.js';
import { ToolExecutionResponseSchema } from '../schemas/tool-execution-response.js';
import { ValidationReportSchema } from '../schemas/validation-report.js';
import { bodyErrors } from './body-errors.js';
import { connectionErrors } from './connection-errors.js';
import type { Operation } from './operation.js';
import { executionParams, noQuery, toolParams } from './path-values.js';

const callErrors = [
  ...bodyErrors,
  ...connectionErrors,
  'TOOL_NOT_FOUND',
  'INVALID_PARAMETERS',
] as const satisfies readonly ErrorCode[];

export const executeTool = {
  id: 'executions.execute',
  ...operationFacts['executions.execute'],
  summary: 'Call a tool and wait for its end.',
  params: toolParams,
  query: noQuery,
  body: ToolExecutionRequestSchema,
  data: ToolExecutionResponseSchema,
  errors: [...callErrors, 'TOOL_TIMEOUT', 'CANCELLED'],
} as const satisfies Operation;

export const streamTool = {
  id: 'executions.stream',
  ...operationFacts['executions.stream'],
  summary: 'Call a tool and follow its events. Closing the stream does not cancel the execution.',
  params: toolParams,
  query: noQuery,
  body: ToolExecutionRequestSchema,
  data: ExecutionEventSchema,
  errors: callErrors,
} as const satisfies Operation;

export const validateTool = {
  id: 'executions.validate',
  ...operationFacts['executions.validate'],
  summary: "Check parameters against a tool's JSON Schema; calls nothing.",
  params: toolParams,
  query: noQuery,
  body: ToolExecutionRequestSchema,
  data: ValidationReportSchema,
  errors: [...bodyErrors, ...connectionErrors, 'TOOL_NOT_FOUND'],
} as const satisfies Operation;

export const listExecutions = {
  id: 'executions.list',
  ...operationFacts['executions.list'],
  summary: "List the caller's executions, the newest first. Their results are not in the list.",
  query: z.strictObject({
    connectionId: z.optional(queryText),
    serviceId: z.optional(queryText),
    toolName: z.optional(queryText),
    state: z.optional(z.enum(executionStates)),
    // RFC 3339: begun at or after it, or before it.
    since: z.optional(z.iso.datetime({ offset: true })),
    until: z.optional(z.iso.datetime({ offset: true })),
    limit: queryLimit(),
    cursor: z.optional(queryText),
  }),
  data: z.array(ExecutionSchema),
  meta: z.object({ limit: z.number(), nextCursor: z.optional(z.string()) }),
  errors: [],
} as const satisfies Operation;

export const followExecution = {
  id: 'executions.events',
  ...operationFacts['executions.events'],
  summary: 'Follow the events of an execution from the first one, or after Last-Event-ID.',
  params: executionParams,
  query: noQuery,
  data: ExecutionEventSchema,
  errors: ['EXECUTION_NOT_FOUND'],
} as const satisfies Operation;

export const answerExecution = {
  id: 'executions.input',
  ...operationFacts['executions.input'],
  summary: 'Answer what a running tool has asked for.',
  params: executionParams,
  query: noQuery,
  body: InputAnswerSchema,
  data: ExecutionSchema,
  errors: [...bodyErrors, 'EXECUTION_NOT_FOUND', 'INVALID_PARAMETERS'],
} as const satisfies Operation;

export const createBatch = {
  id: 'batch.create',
  ...operationFacts['batch.create'],
  summary:
    'Call many tools in one request. Answers come in the order of the requests, or each as soon as it is there with Accept: text/event-stream.',
  query: noQuery,
  body: BatchRequestSchema,
  data: z.array(BatchAnswerSchema),
  event: BatchEventSchema,
  meta: BatchCountsSchema,
  errors: [...bodyErrors],
} as const satisfies Operation;

export const getExecution = {
  id: 'executions.get',
  ...operationFacts['executions.get'],
  summary: 'Get one execution.',
  params: executionParams,
  query: noQuery,
  data: ExecutionSchema,
  errors: ['EXECUTION_NOT_FOUND'],
} as const satisfies Operation;

export const cancelExecution = {
  id: 'executions.cancel',
  ...operationFacts['executions.cancel'],
  summary: 'Cancel an execution that runs; one that has ended is answered as it is.',
  params: executionParams,
  query: noQuery,
  data: ExecutionSchema,
  errors: ['EXECUTION_NOT_FOUND'],
} as const satisfies Operation;
