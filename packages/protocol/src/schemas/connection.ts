import * as z from 'zod/mini';
import { connectionStates, type ConnectionState } from '../facts/connection-states.js';
import { clientCapabilities, type ClientCapability } from '../facts/client-capabilities.js';
import { transports, type Transport } from '../facts/transports.js';
import { ExecutionErrorSchema, type ExecutionError } from './execution-error.js';
import { ToolChangeSchema, type ToolChange } from './tool-change.js';
import { ToolDefinitionSchema, type ToolDefinition } from './tool-definition.js';

/** One open session with a service, owned by one user or one anonymous client. */
export interface Connection {
  /** Names it, for as long as it exists: also after a restart of the proxy. */
  id: string;
  /** Null for a connection that belongs to no account. */
  userId: string | null;
  /** The service that it is with. */
  serviceId: string;
  /** The short name that it was given, where it was given one. */
  name?: string | undefined;
  /** Whether it can be used now. */
  state: ConnectionState;
  /** What is really spoken, after detection and fallback. */
  transport: Transport;
  /** The address, or the command, that it talks to. */
  endpoint: string;
  /** What the service said of itself. */
  metadata: ConnectionMetadata;
  /** The kind of credentials in use; never the credentials. */
  auth?:
    | {
        type: string;
        /** RFC 3339: when the token ends that is in use; the proxy gets another one where it can. Absent where it is not known. */
        expiresAt?: string | undefined;
      }
    | undefined;
  /** How it was when it was last used. */
  health: ConnectionHealth;
  /** What the caller said that it can be asked for. */
  clientCapabilities?: ClientCapability[] | undefined;
  /** What has changed since the connection was first made; absent when nothing has. */
  toolChanges?: ToolChange[] | undefined;
  /** Why it is `failed`, or not yet back. */
  failure?: ExecutionError | undefined;
  /** RFC 3339. */
  created: string;
  /** RFC 3339. */
  lastUsed: string;
}

/** What a service said of itself when the connection was made. Untrusted. */
export interface ConnectionMetadata {
  /** Its own name. */
  serviceName: string;
  /** Its own version. */
  serviceVersion: string;
  /** The MCP revision in use. */
  protocolVersion: string;
  /** MCP capabilities that it declares: `tools`, `resources`, … */
  capabilities: string[];
  /** Its tools, as they were listed last. */
  tools: ToolDefinition[];
}

/** How a connection was when it was last used. */
export interface ConnectionHealth {
  /** RFC 3339; null before the first answer. */
  lastPing: string | null;
  /** Milliseconds of the last round trip; null before the first answer. */
  latency: number | null;
  /** Share of recent calls that failed, 0 to 1. */
  errorRate: number;
}

export const ConnectionSchema = z.object({
  id: z.string(),
  userId: z.nullable(z.string()),
  serviceId: z.string(),
  name: z.optional(z.string()),
  state: z.enum(connectionStates),
  transport: z.enum(transports),
  endpoint: z.string(),
  metadata: z.object({
    serviceName: z.string(),
    serviceVersion: z.string(),
    protocolVersion: z.string(),
    capabilities: z.array(z.string()),
    tools: z.array(ToolDefinitionSchema),
  }),
  auth: z.optional(z.object({ type: z.string(), expiresAt: z.optional(z.string()) })),
  health: z.object({
    lastPing: z.nullable(z.string()),
    latency: z.nullable(z.number()),
    errorRate: z.number(),
  }),
  clientCapabilities: z.optional(z.array(z.enum(clientCapabilities))),
  toolChanges: z.optional(z.array(ToolChangeSchema)),
  failure: z.optional(ExecutionErrorSchema),
  created: z.string(),
  lastUsed: z.string(),
});
