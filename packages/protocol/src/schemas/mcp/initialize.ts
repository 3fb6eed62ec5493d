import * as z from 'zod/mini';

/** How a client introduces itself. Nothing of it is remembered: every request stands for itself. */
export interface McpInitializeRequest {
  [member: string]: unknown;
  /** The MCP revision that the client knows. */
  protocolVersion?: string | undefined;
}

/** What the proxy says of itself, in the words of MCP. */
export interface McpInitialized {
  [member: string]: unknown;
  /** The MCP revision whose words the bodies use. */
  protocolVersion: string;
  /** What can be asked for. */
  capabilities: Record<string, unknown>;
  /** Name, title and version of the proxy. */
  serverInfo: Record<string, unknown>;
  /** How to use it, for models. */
  instructions?: string | undefined;
}

export const McpInitializeRequestSchema = z.looseObject({
  protocolVersion: z.optional(z.string()),
});

export const McpInitializedSchema = z.looseObject({
  protocolVersion: z.string(),
  capabilities: z.record(z.string(), z.unknown()),
  serverInfo: z.record(z.string(), z.unknown()),
  instructions: z.optional(z.string()),
});
