import * as z from 'zod/mini';
import { connectionStates, type ConnectionState } from '../../facts/connection-states.js';
import { PublicCredentialsSchema, type PublicCredentials } from './credentials.js';

export interface PublicConnectRequest {
  server_id: string;
  auth?: PublicCredentials | undefined;
}

export interface PublicConnected {
  connection_id: string;
  server_name: string;
  status: ConnectionState;
  available_tools: string[];
}

export interface PublicConnection {
  id: string;
  server_id: string;
  server_name: string;
  status: ConnectionState;
  /** RFC 3339. */
  created_at: string;
  /** RFC 3339. */
  last_activity: string;
}

export interface PublicConnectionList {
  connections: PublicConnection[];
}

export interface PublicDisconnected {
  connection_id: string;
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
