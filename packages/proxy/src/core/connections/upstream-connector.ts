import type {
  ClientCapability,
  Root,
  ServiceCredentials,
  ToolDefinition,
  ToolResult,
  Transport,
} from '@nanda/protocol';
import type { Authenticator } from '../credentials/authenticator.js';
import type { McpCaller, McpEra } from '../mcp-caller.js';
import type { McpAnswer, McpNotification, McpRequest } from '../mcp-message.js';

/** Which addresses an endpoint may resolve to. Decided by who named the endpoint, never by the caller. */
export type AddressPolicy = 'public' | 'public-and-loopback' | 'any';

/** A remote endpoint of a service, as the catalog knows it. */
export interface HttpTarget {
  readonly kind: 'http';
  readonly url: string;
  /** What may be told of `url`, where the caller has filled something in: without that. @default `url` */
  readonly shownUrl?: string;
  /** What the caller has filled in: not to be repeated. */
  readonly secrets?: readonly string[];
  /** What the catalog says is spoken there; absent when it has to be found out. */
  readonly transport?: Exclude<Transport, 'stdio'>;
  readonly addressPolicy: AddressPolicy;
  /** The header field that the catalog names for an API key. @default `X-API-Key` */
  readonly apiKeyHeader?: string;
  /** Header fields that the catalog names or the local user has configured; what the caller gives wins. Secrets. */
  readonly headers?: Readonly<Record<string, string>>;
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
  /** Header fields of this call alone, in place of those that the session has. Secrets. Not over stdio. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Aborted when the call is cancelled or its time is up; the upstream is told in the way of its era. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: UpstreamProgress) => void;
  readonly onLog: (log: UpstreamLog) => void;
  /**
   * The service asks for something in the course of this call: of a capability that was declared, and of
   * either era. What it resolves with is the answer (see `InputAnswer.result`); it rejects when nobody
   * is there to answer any more. Several may wait at once, and none holds up another call.
   */
  readonly onInput: (request: UpstreamInputRequest) => Promise<Record<string, unknown>>;
  /**
   * Told right before whatever came with a message of the service: where another process can take this
   * call up. Opaque. Not called where the transport cannot do that.
   */
  readonly onPosition?: (position: string) => void;
  /** Nothing is sent: the answer of a call that an earlier process sent is taken up after this position. */
  readonly resumeAt?: string;
}

/** A request of the service to its client. */
export interface UpstreamInputRequest {
  readonly kind: ClientCapability;
  /** The parameters of the MCP request, untrusted and bounded in depth and size. */
  readonly params: Readonly<Record<string, unknown>>;
  /** Aborted when the service takes its question back. */
  readonly signal: AbortSignal;
}

/** A request that is no call of a tool: `resources/read`, `prompts/get`, `completion/complete`, … */
export interface UpstreamAskRequest {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly signal: AbortSignal;
}

/** A request of an MCP client that is handed on to the service as it is. */
export interface UpstreamRelayRequest {
  readonly method: string;
  /** As the client sent them, `_meta` too, but for what belongs to its own hop: progress token, log level and envelope. */
  readonly params: Readonly<Record<string, unknown>>;
  /** Whom it is for: the newer era says so with every request. @default `OpenOptions.caller` */
  readonly caller?: McpCaller | undefined;
  /** Whether the service is asked to tell how far it is. */
  readonly wantsProgress: boolean;
  /** From which level on its log is wanted (newer era; the older one has `logging/setLevel`). @default none is */
  readonly logLevel?: string | undefined;
  /** HTTP fields of this request alone, such as `Mcp-Param-*`. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** HTTP fields that let its caller in with this request alone, in place of those of the session. Secrets. */
  readonly credentials?: Readonly<Record<string, string>> | undefined;
  /** Aborted when the client cancels; the service is told in the way of its era. */
  readonly signal: AbortSignal;
  /** What the service says in the course of the request, as it came; progress without its token. */
  readonly onNotification: (notification: McpNotification) => void;
  /** What the service asks its client in the course of it, of either era. @default it is refused */
  readonly onRequest?: ((request: McpRequest) => Promise<McpAnswer>) | undefined;
  /** Whether the client takes a result of `input_required` itself; else what it asks for goes to `onRequest`. @default false */
  readonly takesInputRequired?: boolean | undefined;
}

/** Where goes what a service says beside any request. */
export interface UpstreamOutlet {
  readonly onNotification: (notification: McpNotification) => void;
  /** @default it is answered as where nobody is there */
  readonly onRequest?: ((request: McpRequest) => Promise<McpAnswer>) | undefined;
}

/** What the handshake has brought out, in the service's own words. Untrusted. */
export interface UpstreamFacts {
  readonly era: McpEra;
  readonly protocolVersion: string;
  /** `Implementation` */
  readonly serverInfo: Readonly<Record<string, unknown>>;
  /** `ServerCapabilities` */
  readonly capabilities: Readonly<Record<string, unknown>>;
  readonly instructions?: string;
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

/** What a service tells of what it offers. */
export type UpstreamNotice =
  | { readonly kind: 'tools_changed' | 'resources_changed' | 'prompts_changed' }
  | { readonly kind: 'resource_updated'; readonly uri: string };

/**
 * One open session with a service. Owned by one connection, which must close it.
 *
 * A request that fails with a `NandaError` whose `retryable` is true was certainly not accepted: it may
 * be sent again whatever it does, over another session where the code is `UPSTREAM_LOST`.
 */
export interface UpstreamSession {
  /** What was really used, after detection and fallback. */
  readonly transport: Transport;
  readonly endpoint: string;
  readonly protocolVersion: string;
  readonly serverInfo: { readonly name: string; readonly version: string };
  readonly capabilities: readonly string[];
  /** Whether this is an earlier session that was taken up: see `OpenOptions.resume`. */
  readonly isResumed: boolean;
  /**
   * What another process needs to take this session up, opaque; undefined where it ends with its process.
   * It may let somebody into the session: it is stored, and never shown.
   */
  readonly state: string | undefined;
  listTools(signal: AbortSignal): Promise<readonly ToolDefinition[]>;
  /** The MCP result whole: unknown content types and members survive. */
  callTool(request: UpstreamCallRequest): Promise<ToolResult>;
  /** The MCP result whole. */
  ask(request: UpstreamAskRequest): Promise<Record<string, unknown>>;
  readonly facts: UpstreamFacts;
  /**
   * Hands a request of an MCP client on, and brings what came of it: a refusal of the service is an answer.
   *
   * @throws NandaError where there is no answer of the service
   */
  relay(request: UpstreamRelayRequest): Promise<McpAnswer>;
  /** Hands a notification of an MCP client on. Never waits long. */
  notify(notification: McpNotification): Promise<void>;
  /** What the service says beside any request, as it came; begins to listen for it. One outlet: the last one counts. */
  attach(outlet: UpstreamOutlet): void;
  /** Asks to be told of changes of a resource, as `resource_updated` notices, in the way of the era. */
  subscribe(uri: string, signal: AbortSignal): Promise<void>;
  unsubscribe(uri: string, signal: AbortSignal): Promise<void>;
  /** One round trip, in the way of the era. */
  ping(signal: AbortSignal): Promise<void>;
  onNotice(listener: (notice: UpstreamNotice) => void): void;
  /** Called at most once, and never after `close()`. */
  onClosed(listener: (closed: UpstreamClosed) => void): void;
  /** Ends the session: the service is told. */
  close(): Promise<void>;
  /** Lets go of it without telling the service, so that another process can take it up. */
  detach(): Promise<void>;
}

export interface OpenOptions {
  readonly credentials: ServiceCredentials;
  /** Where given, it is asked before each request, in place of `credentials`. */
  readonly authenticator?: Authenticator | undefined;
  readonly signal: AbortSignal;
  /** What the service may ask the caller for: this is declared, and nothing else. @default nothing */
  readonly clientCapabilities?: readonly ClientCapability[];
  /** Where `roots/list` is answered with these. Declares `roots`. @default not answered here */
  readonly roots?: readonly Root[];
  /**
   * The MCP client for which the session is opened: it is what the service gets to know, in place of us and of
   * `clientCapabilities`. The log level of the session is left to it.
   */
  readonly caller?: McpCaller | undefined;
  /** The era that is tried first; the service decides. @default what was found out of it before */
  readonly era?: McpEra | undefined;
  /** `state` of an earlier session with the same target: taken up where the service still knows it. */
  readonly resume?: string;
  /** What a local command says on its stderr, a line at a time; redacted and bounded. */
  readonly onErrorOutput?: (line: string) => void;
}

/**
 * Port: opens sessions with MCP servers.
 *
 * Fails with a `NandaError`: `CONNECTION_FAILED` (`details.cause`: dns, refused, reset, tls, timeout,
 * http, spawn, protocol), `SERVICE_AUTH_REQUIRED` (`details.challenge`), `BLOCKED_ADDRESS`,
 * `UPSTREAM_PROTOCOL_ERROR` where what answers is no MCP server.
 */
export interface UpstreamConnector {
  open(target: UpstreamTarget, options: OpenOptions): Promise<UpstreamSession>;
  /** Lets go of every pool and socket that is shared between sessions. */
  close(): Promise<void>;
}
