import type { McpCaller, McpEra } from '../mcp-caller.js';
import type { McpAnswer, McpNotification, McpRequest } from '../mcp-message.js';
import type { Principal } from '../principal.js';

/** An MCP client as a surface knows it. */
export interface McpClient extends McpCaller {
  readonly principal: Principal;
  readonly era: McpEra;
  /** What it speaks, or asks for in `initialize`. */
  readonly protocolVersion: string;
}

/** How a client is reached beside the answers to its requests. */
export interface ClientOutlet {
  notify(notification: McpNotification): void;
  /** Asks the client; only in the older era. */
  ask(request: McpRequest): Promise<McpAnswer>;
}

/** One request of a client. */
export interface ClientRequest {
  /** Who sends it, of a session that several tokens of one owner may use. @default the client's */
  readonly principal?: Principal | undefined;
  readonly method: string;
  /** `_meta` without progress token, log level and envelope, which belong to the client's hop. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly wantsProgress: boolean;
  /** Newer era: from which level on the client wants the log of this request. */
  readonly logLevel?: string | undefined;
  /** `Mcp-Param-*` fields, newer era: empty where the client sent none, absent where it could not. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** See `UpstreamRelayRequest.credentials`. Of our own tools alone: no field of a client's goes to a service. */
  readonly credentials?: Readonly<Record<string, string>> | undefined;
  readonly signal: AbortSignal;
  /** In the course of this request; progress without its token. */
  notify(notification: McpNotification): void;
  /** In the course of this request. In the newer era it is answered by the client's next request: see `createParking`. */
  ask(request: McpRequest): Promise<McpAnswer>;
}

/** `subscriptions/listen` of 2026-07-28; a session of the older era has all lists and no resources. */
export interface ListenFilter {
  readonly toolsListChanged?: boolean | undefined;
  readonly promptsListChanged?: boolean | undefined;
  readonly resourcesListChanged?: boolean | undefined;
  readonly resourceSubscriptions?: readonly string[] | undefined;
  /** Extensions, such as `taskIds`, as they came. */
  readonly [extension: string]: unknown;
}

export interface Listening {
  /** What of the filter is told. */
  readonly honoured: ListenFilter;
  /** Resolves when nothing more will come. */
  readonly ended: Promise<void>;
}

/** What an endpoint says of itself: the result of `initialize` and of `server/discover`, without what belongs to the wire. */
export interface EndpointFacts {
  readonly protocolVersion: string;
  readonly serverInfo: Readonly<Record<string, unknown>>;
  readonly capabilities: Readonly<Record<string, unknown>>;
  readonly instructions?: string | undefined;
}

/** One client at an endpoint: a session in the older era, a single request in the newer one. */
export interface McpDialog {
  /** @throws NandaError where it cannot be told, such as of a service that cannot be reached */
  describe(signal: AbortSignal): Promise<EndpointFacts>;
  /**
   * Never rejects but for an aborted signal. In the newer era results carry `resultType`, and those of lists, of
   * `resources/read` and of `server/discover` `ttlMs` and `cacheScope`.
   */
  answer(request: ClientRequest): Promise<McpAnswer>;
  /** `notifications/roots/list_changed` and whatever else a client says. */
  take(notification: McpNotification): void;
  /** Newer era. Ends with the signal. */
  listen(
    filter: ListenFilter,
    options: { readonly signal: AbortSignal; notify(notification: McpNotification): void },
  ): Promise<Listening>;
  /** The session is over: what was opened for it is closed. */
  close(): Promise<void>;
}

/** What MCP clients talk to: one service, or all of a principal's under one roof. */
export interface McpEndpoint {
  open(client: McpClient, outlet: ClientOutlet): McpDialog;
}
