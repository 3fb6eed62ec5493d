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
  /** The execution that it belongs to. */
  executionId: string;
  /** Increases by one from 1. */
  seq: number;
  /** RFC 3339. */
  timestamp: string;
}

/** The call was accepted. */
export interface StartedEvent extends EventBase {
  type: 'started';
  /** The connection that it is made over. */
  connectionId: string;
  /** The tool that is called. */
  toolName: string;
}

/** How far the tool is. */
export interface ProgressEvent extends EventBase {
  type: 'progress';
  /** Grows from event to event. */
  progress: number;
  /** What `progress` grows to, where the tool knows it. */
  total?: number | undefined;
  /** What it does now. By the service: untrusted. */
  message?: string | undefined;
}

/** A message that the service logs. Untrusted. */
export interface LogEvent extends EventBase {
  type: 'log';
  /** `debug`, `info`, `notice`, `warning`, `error`, `critical`, `alert` or `emergency`. */
  level: string;
  /** The part of the service that says it. */
  logger?: string | undefined;
  /** The message: a text, or any JSON value. */
  data?: unknown;
}

/** A part of the result, before its end. */
export interface PartialEvent extends EventBase {
  type: 'partial';
  /** Blocks of the result. */
  content: ContentBlock[];
}

/** The tool asks its caller for something, and waits: see `executions.input`. */
export interface InputRequiredEvent extends EventBase {
  type: 'input_required';
  /** Names the request within its execution. */
  key: string;
  /** What is asked for. */
  kind: ClientCapability;
  /** The parameters of the MCP request, by the service. Untrusted. */
  request: Record<string, unknown>;
  /** RFC 3339. */
  expiresAt: string;
}

/** The tool has answered. The last event. */
export interface ResultEvent extends EventBase {
  type: 'result';
  /** What it answered. */
  result: ToolResult;
  /** What it took. */
  metadata: ExecutionMetadata;
}

/** The call failed. The last event. */
export interface ErrorEvent extends EventBase {
  type: 'error';
  /** Why. */
  error: ExecutionError;
  /** What it took. */
  metadata: ExecutionMetadata;
}

/** The call was cancelled. The last event. */
export interface CancelledEvent extends EventBase {
  type: 'cancelled';
  /** By whom, or why. */
  error: ExecutionError;
  /** What it took. */
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
