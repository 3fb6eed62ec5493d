import * as z from 'zod/mini';
import { ExecutionErrorSchema, type ExecutionError } from './execution-error.js';
import { clientCapabilities, type ClientCapability } from '../facts/client-capabilities.js';
import { ExecutionMetadataSchema, type ExecutionMetadata } from './execution-metadata.js';
import {
  ContentBlockSchema,
  ToolResultSchema,
  type ContentBlock,
  type ToolResult,
} from './tool-result.js';

interface EventBase {
  /** Unique; a stream is resumed after it. */
  id: string;
  executionId: string;
  /** Increases by one from 1. */
  seq: number;
  /** RFC 3339. */
  timestamp: string;
}

export interface StartedEvent extends EventBase {
  type: 'started';
  connectionId: string;
  toolName: string;
}

export interface ProgressEvent extends EventBase {
  type: 'progress';
  /** Grows from event to event. */
  progress: number;
  total?: number | undefined;
  message?: string | undefined;
}

export interface LogEvent extends EventBase {
  type: 'log';
  level: string;
  logger?: string | undefined;
  data?: unknown;
}

export interface PartialEvent extends EventBase {
  type: 'partial';
  content: ContentBlock[];
}

/** The tool asks its caller for something, and waits: see `executions.input`. */
export interface InputRequiredEvent extends EventBase {
  type: 'input_required';
  /** Names the request within its execution. */
  key: string;
  kind: ClientCapability;
  /** The parameters of the MCP request, by the service. Untrusted. */
  request: Record<string, unknown>;
  /** RFC 3339. */
  expiresAt: string;
}

export interface ResultEvent extends EventBase {
  type: 'result';
  result: ToolResult;
  metadata: ExecutionMetadata;
}

export interface ErrorEvent extends EventBase {
  type: 'error';
  error: ExecutionError;
  metadata: ExecutionMetadata;
}

export interface CancelledEvent extends EventBase {
  type: 'cancelled';
  error: ExecutionError;
  metadata: ExecutionMetadata;
}

/** Something that happened to an execution. The last one is a `result`, an `error` or `cancelled`. */
export type ExecutionEvent =
  | StartedEvent
  | ProgressEvent
  | LogEvent
  | PartialEvent
  | InputRequiredEvent
  | ResultEvent
  | ErrorEvent
  | CancelledEvent;

const base = {
  id: z.string(),
  executionId: z.string(),
  seq: z.number(),
  timestamp: z.string(),
};

export const ExecutionEventSchema = z.discriminatedUnion('type', [
  z.object({
    ...base,
    type: z.literal('started'),
    connectionId: z.string(),
    toolName: z.string(),
  }),
  z.object({
    ...base,
    type: z.literal('progress'),
    progress: z.number(),
    total: z.optional(z.number()),
    message: z.optional(z.string()),
  }),
  z.object({
    ...base,
    type: z.literal('log'),
    level: z.string(),
    logger: z.optional(z.string()),
    data: z.optional(z.unknown()),
  }),
  z.object({ ...base, type: z.literal('partial'), content: z.array(ContentBlockSchema) }),
  z.object({
    ...base,
    type: z.literal('input_required'),
    key: z.string(),
    kind: z.enum(clientCapabilities),
    request: z.record(z.string(), z.unknown()),
    expiresAt: z.string(),
  }),
  z.object({
    ...base,
    type: z.literal('result'),
    result: ToolResultSchema,
    metadata: ExecutionMetadataSchema,
  }),
  z.object({
    ...base,
    type: z.literal('error'),
    error: ExecutionErrorSchema,
    metadata: ExecutionMetadataSchema,
  }),
  z.object({
    ...base,
    type: z.literal('cancelled'),
    error: ExecutionErrorSchema,
    metadata: ExecutionMetadataSchema,
  }),
]);
