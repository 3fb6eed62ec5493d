import * as z from 'zod/mini';
import { connectionStates, type ConnectionState } from '../../facts/connection-states.js';
import { PublicCredentialsSchema, type PublicCredentials } from './credentials.js';

/** Asks for a connection. */
export interface PublicConnectRequest {
  /** The service, by its id. */
  server_id: string;
  /** What the service wants. @default none */
  auth?: PublicCredentials | undefined;
}

/** A connection that was made. */
export interface PublicConnected {
  /** Names it. */
  connection_id: string;
  /** The name of the service. */
  server_name: string;
  /** Whether it can be used now. */
  status: ConnectionState;
  /** The names of its tools. */
  available_tools: string[];
}

/** A connection of the caller. */
export interface PublicConnection {
  /** Names it. */
  id: string;
  /** The service that it is with. */
  server_id: string;
  /** The name of the service. */
  server_name: string;
  /** Whether it can be used now. */
  status: ConnectionState;
  /** RFC 3339. */
  created_at: string;
  /** RFC 3339. */
  last_activity: string;
}

/** The connections of the caller. */
export interface PublicConnectionList {
  /** All of them. */
  connections: PublicConnection[];
}

/** A connection that was closed. */
export interface PublicDisconnected {
  /** Which one. */
  connection_id: string;
  /** Its state now. */
  status: ConnectionState;
}

export const PublicConnectRequestSchema = z.object({
  server_id: z.string().check(z.minLength(1), z.maxLength(512)),
  auth: z.optional(PublicCredentialsSchema),
});

export const PublicConnectedSchema = z.object({
  connection_id: z.string(),
  server_name: z.string(),
  status: z.enum(connectionStates),
  available_tools: z.array(z.string()),
});

export const PublicConnectionListSchema = z.object({
  connections: z.array(
    z.object({
      id: z.string(),
      server_id: z.string(),
      server_name: z.string(),
      status: z.enum(connectionStates),
      created_at: z.string(),
      last_activity: z.string(),
    }),
  ),
});

export const PublicDisconnectedSchema = z.object({
  connection_id: z.string(),
  status: z.enum(connectionStates),
});
