import * as z from 'zod/mini';
import { connectionStates, type ConnectionState } from '../facts/connection-states.js';
import { ConnectionSchema, type Connection } from './connection.js';

/** Something that happened to a connection: the connection as it is now, and the state before. */
export interface ConnectionEvent {
  /** Unique; a stream is resumed after it. */
  id: string;
  type: 'update' | 'closed' | 'error';
  /** RFC 3339. */
  timestamp: string;
  connectionId: string;
  previousState: ConnectionState;
  connection: Connection;
  /** Why, where there is something to say. */
  reason?: string | undefined;
}

export const ConnectionEventSchema = z.object({
  id: z.string(),
  type: z.enum(['update', 'closed', 'error']),
  timestamp: z.string(),
  connectionId: z.string(),
  previousState: z.enum(connectionStates),
  connection: ConnectionSchema,
  reason: z.optional(z.string()),
});
