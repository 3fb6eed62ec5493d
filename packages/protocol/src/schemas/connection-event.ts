import * as z from 'zod/mini';
import { connectionStates, type ConnectionState } from '../facts/connection-states.js';
import { ToolChangeSchema, type ToolChange } from './tool-change.js';
import { ConnectionSchema, type Connection } from './connection.js';

export const connectionEventTypes = [
  'update',
  'closed',
  'error',
  'tools_changed',
  'resources_changed',
  'prompts_changed',
  'resource_updated',
] as const;

/**
 * `update`, `closed` and `error` are changes of state; the others are what the service told of what it
 * offers.
 */
export type ConnectionEventType = (typeof connectionEventTypes)[number];

/** Something that happened to a connection: the connection as it is now, and the state before. */
export interface ConnectionEvent {
  /** Unique; a stream is resumed after it. */
  id: string;
  /** What happened. */
  type: ConnectionEventType;
  /** RFC 3339. */
  timestamp: string;
  /** The connection that it happened to. */
  connectionId: string;
  /** The state before. */
  previousState: ConnectionState;
  /** The connection as it is now. */
  connection: Connection;
  /** Why, where there is something to say. */
  reason?: string | undefined;
  /** What differs from the tools before; present with `tools_changed`. */
  toolChanges?: ToolChange[] | undefined;
  /** Present with `resource_updated`. */
  uri?: string | undefined;
}

export const ConnectionEventSchema = z.object({
  id: z.string(),
  type: z.enum(connectionEventTypes),
  timestamp: z.string(),
  connectionId: z.string(),
  previousState: z.enum(connectionStates),
  connection: ConnectionSchema,
  reason: z.optional(z.string()),
  toolChanges: z.optional(z.array(ToolChangeSchema)),
  uri: z.optional(z.string()),
});
