import { operationFacts } from '../facts/operation-facts.js';
import type { ErrorCode } from '../facts/error-codes.js';
import { ExecutionEventSchema } from '../schemas/execution-event.js';
import { ExecutionSchema } from '../schemas/execution.js';
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
  'OVERLOADED',
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
