import * as z from 'zod/mini';
import { CatalogEventSchema, type CatalogEvent } from '../catalog-event.js';
import { ConnectionEventSchema, type ConnectionEvent } from '../connection-event.js';
import { ExecutionErrorSchema, type ExecutionError } from '../execution-error.js';
import { ExecutionEventSchema, type ExecutionEvent } from '../execution-event.js';
import { ExecutionSchema, type Execution } from '../execution.js';
import {
  ToolExecutionResponseSchema,
  type ToolExecutionResponse,
} from '../tool-execution-response.js';
import { RealtimeResumedSchema, type RealtimeResumed } from './realtime-resumed.js';
import { RealtimeSubscriptionSchema, type RealtimeSubscription } from './realtime-subscription.js';
import { RealtimeWelcomeSchema, type RealtimeWelcome } from './realtime-welcome.js';

interface ServerMessage<Type extends string, Payload> {
  type: Type;
  /**
   * That of the request that it answers; of an event its own; of an `error` about what had no id, `error`.
   */
  id: string;
  /** RFC 3339. */
  timestamp: string;
  payload: Payload;
}

/** One event of an execution that is followed. */
export interface RealtimeStreamEvent {
  connectionId: string;
  toolName: string;
  event: ExecutionEvent;
}

/** An execution that was followed has ended with a result; an `error` or `cancelled` ends with `stream_error`. */
export interface RealtimeStreamComplete {
  connectionId: string;
  toolName: string;
  executionId: string;
}

/** An event that is none of a connection. */
export interface RealtimeEvent {
  /** Its kind. */
  event: string;
  data: CatalogEvent;
}

/** The execution after `cancel` or `respond`, without its parameters and result. */
export interface RealtimeExecution {
  /** Absent where the call was cancelled before it had begun. */
  execution?: Execution | undefined;
}

/** What the proxy sends. */
export type RealtimeServerMessage =
  | ServerMessage<'welcome', RealtimeWelcome>
  | ServerMessage<'resumed', RealtimeResumed>
  | ServerMessage<'subscribed', RealtimeSubscription>
  | ServerMessage<'unsubscribed', RealtimeSubscription>
  | ServerMessage<'tool_result', ToolExecutionResponse>
  | ServerMessage<'stream_event', RealtimeStreamEvent>
  | ServerMessage<'stream_complete', RealtimeStreamComplete>
  | ServerMessage<'stream_error', ExecutionError>
  | ServerMessage<'cancelled', RealtimeExecution>
  | ServerMessage<'responded', RealtimeExecution>
  | ServerMessage<'connection_update', ConnectionEvent>
  | ServerMessage<'event', RealtimeEvent>
  | ServerMessage<'error', ExecutionError>
  | ServerMessage<'pong', Record<string, never>>;

const base = { id: z.string(), timestamp: z.string() };
const ofTool = { connectionId: z.string(), toolName: z.string() };
const ofExecution = z.object({ execution: z.optional(ExecutionSchema) });

export const RealtimeServerMessageSchema = z.discriminatedUnion('type', [
  z.object({ ...base, type: z.literal('welcome'), payload: RealtimeWelcomeSchema }),
  z.object({ ...base, type: z.literal('resumed'), payload: RealtimeResumedSchema }),
  z.object({ ...base, type: z.literal('subscribed'), payload: RealtimeSubscriptionSchema }),
  z.object({ ...base, type: z.literal('unsubscribed'), payload: RealtimeSubscriptionSchema }),
  z.object({ ...base, type: z.literal('tool_result'), payload: ToolExecutionResponseSchema }),
  z.object({
    ...base,
    type: z.literal('stream_event'),
    payload: z.object({ ...ofTool, event: ExecutionEventSchema }),
  }),
  z.object({
    ...base,
    type: z.literal('stream_complete'),
    payload: z.object({ ...ofTool, executionId: z.string() }),
  }),
  z.object({ ...base, type: z.literal('stream_error'), payload: ExecutionErrorSchema }),
  z.object({ ...base, type: z.literal('cancelled'), payload: ofExecution }),
  z.object({ ...base, type: z.literal('responded'), payload: ofExecution }),
  z.object({ ...base, type: z.literal('connection_update'), payload: ConnectionEventSchema }),
  z.object({
    ...base,
    type: z.literal('event'),
    payload: z.object({ event: z.string(), data: CatalogEventSchema }),
  }),
  z.object({ ...base, type: z.literal('error'), payload: ExecutionErrorSchema }),
  z.object({
    ...base,
    type: z.literal('pong'),
    payload: z.record(z.string(), z.never()),
  }),
]);
