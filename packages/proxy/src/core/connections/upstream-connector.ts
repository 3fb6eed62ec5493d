import type { ServiceCredentials, ToolDefinition, ToolResult, Transport } from '@nanda/protocol';

/** Which addresses an endpoint may resolve to. Decided by who named the endpoint, never by the caller. */
export type AddressPolicy = 'public' | 'public-and-loopback' | 'any';

/** A remote endpoint of a service, as the catalog knows it. */
export interface HttpTarget {
  readonly kind: 'http';
  readonly url: string;
  /** What the catalog says is spoken there; absent when it has to be found out. */
  readonly transport?: Exclude<Transport, 'stdio'>;
  readonly addressPolicy: AddressPolicy;
  /** The header field that the catalog names for an API key. @default `X-API-Key` */
  readonly apiKeyHeader?: string;
}

/** A command that the local user configured. Nothing else ever becomes one of these. */
export interface StdioTarget {
  readonly kind: 'stdio';
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

export type UpstreamTarget = HttpTarget | StdioTarget;

export interface UpstreamCallRequest {
  readonly tool: ToolDefinition;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Aborted when the call is cancelled or its time is up; the upstream is told in the way of its era. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: UpstreamProgress) => void;
  readonly onLog: (log: UpstreamLog) => void;
}

export interface UpstreamProgress {
  readonly progress: number;
  readonly total?: number;
  readonly message?: string;
}

export interface UpstreamLog {
  readonly level: string;
  readonly logger?: string;
  readonly data: unknown;
}

/** Why a session ended without being asked to. */
export interface UpstreamClosed {
  readonly reason: string;
}

/** One open session with a service. Owned by one connection, which must close it. */
export interface UpstreamSession {
  /** What was really used, after detection and fallback. */
  readonly transport: Transport;
  readonly endpoint: string;
  readonly protocolVersion: string;
  readonly serverInfo: { readonly name: string; readonly version: string };
  readonly capabilities: readonly string[];
  listTools(signal: AbortSignal): Promise<readonly ToolDefinition[]>;
  /** The MCP result whole: unknown content types and members survive. */
  callTool(request: UpstreamCallRequest): Promise<ToolResult>;
  /** Called at most once, and never after `close()`. */
  onClosed(listener: (closed: UpstreamClosed) => void): void;
  close(): Promise<void>;
}

/**
 * Port: opens sessions with MCP servers.
 *
 * Fails with a `NandaError`: `CONNECTION_FAILED` (`details.cause`: dns, refused, reset, tls, timeout,
 * http, spawn, protocol), `SERVICE_AUTH_REQUIRED` (`details.challenge`), `BLOCKED_ADDRESS`,
 * `UPSTREAM_PROTOCOL_ERROR` where what answers is no MCP server.
 */
export interface UpstreamConnector {
  open(
    target: UpstreamTarget,
    options: { readonly credentials: ServiceCredentials; readonly signal: AbortSignal },
  ): Promise<UpstreamSession>;
  /** Lets go of every pool and socket that is shared between sessions. */
  close(): Promise<void>;
}
