import type { AuditOptions } from './audit-options.js';
import type { AuthOptions } from './auth-options.js';
import type { Logger } from './core/logger.js';
import type { CredentialsOptions } from './credentials-options.js';
import type { EvmOptions } from './evm-options.js';
import type { OAuthClientOptions } from './oauth-client-options.js';
import type { RateLimitOptions } from './rate-limit-options.js';

/**
 * A source of services.
 *
 * - `file`: JSON, JSON Lines or YAML, on this machine or behind an http(s) URL.
 * - `nanda`, `mcp-registry`, `nanda-index`: a server that speaks one of these APIs.
 * - `clients`: what the configurations of MCP clients on this machine name (read, never changed).
 * - `samples`: a few well-known services that come with this package.
 */
export type RegistryOptions =
  | {
      readonly type: 'file';
      /** A path (`~` is the home directory) or an http(s) URL. */
      readonly path: string;
      /** What callers see as the registry. @default from the file's or the host's name */
      readonly name?: string;
    }
  | {
      readonly type: 'nanda' | 'mcp-registry' | 'nanda-index';
      /** @default the public one; for `nanda` the environment's `NANDA_API_URL` first */
      readonly url?: string;
      readonly name?: string;
      /** Sent with every request: what a private registry wants. Never shown or logged. */
      readonly headers?: Readonly<Record<string, string>>;
    }
  | {
      readonly type: 'clients';
      /** @default the user's home directory */
      readonly home?: string;
    }
  | { readonly type: 'samples' };

/** What is kept of executions that have ended, and so can be listed, resumed and repeated by key. */
export interface HistoryOptions {
  /** Milliseconds. @default 7 days, or HISTORY_AGE */
  readonly age?: number;
  /** Bytes of all of them. @default 256 MiB, or HISTORY_SIZE */
  readonly size?: number;
  /** Whether results are written down; without, those of a process that is gone are lost. @default true */
  readonly results?: boolean;
  /**
   * Names of parameters whose values are never written down, beside those that look like secrets
   * (`password`, `token`, `api_key`, …) or that the tool's schema calls `writeOnly`. @default none
   */
  readonly redact?: readonly string[];
}

/** How MCP clients see all services at once, at `/mcp`. A URL can narrow it (`?tools=`, `?allow=`), and never widen it. */
export interface McpOptions {
  /**
   * `search` lists the discovery tools alone, for models with small contexts; the others are found and called by them.
   *
   * @default 'all', or `MCP_TOOLS`
   */
  readonly tools?: 'all' | 'search';
  /**
   * `prefixed` names tools `<alias>_<tool>`; `plain` leaves a service's own names where no two services have them.
   *
   * @default 'prefixed', or `MCP_NAMES`
   */
  readonly names?: 'prefixed' | 'plain';
  /** Patterns of tool names as they are listed, `*` for any characters. @default all, or `MCP_ALLOW`, separated by commas */
  readonly allow?: readonly string[];
  /** Wins over `allow`. @default none, or `MCP_DENY`, separated by commas */
  readonly deny?: readonly string[];
}

/** All of it is optional: with nothing given, a proxy keeps its catalog in the platform's data directory. */
export interface ProxyOptions {
  /**
   * Where the catalog, connections and use are kept; `:memory:` keeps nothing.
   * @default the environment's `NANDA_DATA_DIR`, else the platform's data directory
   */
  readonly dataDir?: string;
  /** Registries that fill the catalog, the first one first. @default none */
  readonly registries?: readonly RegistryOptions[];
  /**
   * A file of the form `{"mcpServers": {"name": {"url", "headers"} | {"command", "args", "env", "cwd"}}}` with
   * what the local user added: the only place from which a process is ever started, and the only
   * one whose endpoints may be private addresses. Read again when it changes.
   * @default none
   */
  readonly serversFile?: string;
  /**
   * Looks up what `secret:NAME` and `env:NAME` stand for in `serversFile`: as a whole value in `env` and
   * `headers`, or inside of one as `${secret:NAME}`, where `file:PATH` may stand too. Asked when a process is started or a connection opened,
   * so nothing has to be started again when a secret changes. What it gives is sent and stored nowhere else;
   * where it gives nothing, the connection fails and says which is missing. The message of what it rejects
   * with is told to the caller. @default values are taken as they are
   */
  readonly resolveSecret?: (reference: string) => Promise<string | undefined>;
  /** When set, every request but `GET /health` must carry it as a bearer token. @default none */
  readonly token?: string;
  /**
   * Host names (without port) by which the proxy may be addressed, beside loopback names.
   * @default the address it listens on
   */
  readonly allowedHosts?: readonly string[];
  /** Origins of web pages that may call, beside its own; `*` allows all. @default none */
  readonly allowedOrigins?: readonly string[];
  /**
   * The address by which others know the proxy, where it stands behind one that has a name: what wallets sign, what
   * browsers come back to, what tokens are made for. Its host name is allowed without being named again.
   * @default the one that it is asked by, or PUBLIC_URL
   */
  readonly publicUrl?: string;
  /** Accounts. @default none, or as AUTH_MODE says (`off`, `optional`, `required`) */
  readonly auth?: AuthOptions | false;
  /**
   * The reverse proxies in front of this one that are believed when they say whose a request is (`X-Forwarded-For` or
   * `Forwarded`): how many there are, or their networks (`10.0.0.0/8`). Whoever came through one is never the local user by
   * its address, believed or not.
   *
   * @default none, or TRUSTED_PROXIES: a number, or networks separated by commas
   */
  readonly trustedProxies?: number | readonly string[];
  /** Whether, and how much, callers are limited. @default true with `auth`, else false; or RATE_LIMITS (`on`, `off`) */
  readonly rateLimits?: boolean | RateLimitOptions;
  /** What is kept of what bears on security. */
  readonly audit?: AuditOptions;
  /** Open connections, of all owners together. @default 10, or the environment's MAX_CONNECTIONS */
  readonly maxConnections?: number;
  /**
   * Open connections of one anonymous client; the local user has only `maxConnections`.
   * @default 3, or MAX_CONNECTIONS_PER_CLIENT
   */
  readonly maxConnectionsPerClient?: number;
  /** Milliseconds until an attempt to connect is given up. @default 30_000, or CONNECTION_TIMEOUT */
  readonly connectionTimeout?: number;
  /** Milliseconds after which an unused connection is closed. @default 300_000, or IDLE_TIMEOUT */
  readonly idleTimeout?: number;
  /**
   * Whether a tool that has changed since its connection was made is refused until the change is
   * accepted; a connection can say otherwise. @default false
   */
  readonly pinTools?: boolean;
  /**
   * Milliseconds that a question of a tool (`input_required`) waits for its answer.
   * @default 600_000, or INPUT_TIMEOUT
   */
  readonly inputTimeout?: number;
  /**
   * Milliseconds that a result may answer the same call again, of tools that say that they only read;
   * 0 never. What a service itself allows (`ttlMs`) needs no setting. @default 0, or RESULT_CACHE_TTL
   */
  readonly resultCacheTtl?: number;
  /** Bytes of the largest answer of a service that is taken. @default 16 MiB, or MAX_RESULT */
  readonly maxResult?: number;
  /** How MCP clients see all services at once. */
  readonly mcp?: McpOptions;
  /** How credentials for services are kept. */
  readonly credentials?: CredentialsOptions;
  /** Who the proxy is to the authorization servers of services. */
  readonly oauthClient?: OAuthClientOptions;
  /** How the tokens of EVMAuth are looked up on their chain. */
  readonly evm?: EvmOptions;
  /** What is kept of executions that have ended. */
  readonly history?: HistoryOptions;
  /**
   * Milliseconds after which popular services are looked at again in the background, so that searches
   * can tell what answers; 0 never looks. @default 3_600_000, or HEALTH_INTERVAL
   */
  readonly healthInterval?: number;
  /** @default silent */
  readonly logger?: Logger;
}

/** Where a proxy listens. */
export interface ListenOptions {
  /** 0 takes a free one. @default 3000 */
  readonly port?: number;
  /** @default '127.0.0.1' */
  readonly host?: string;
  /**
   * Path of a Unix socket to listen on instead of a port; at most 107 bytes. It is made for its owner alone
   * (0600), and whoever gets in is the local user. One that is left from a process that has ended is taken over.
   * Not on Windows.
   */
  readonly socket?: string;
}

export interface ListenAddress {
  /** `unix:` and the path, for a Unix socket. */
  readonly url: string;
  /** What requests call it. */
  readonly host: string;
  /** 0 for a Unix socket. */
  readonly port: number;
  /** The path of the Unix socket. */
  readonly socket?: string;
}

/** How a proxy closes. */
export interface CloseOptions {
  /**
   * Milliseconds that running calls have to end by themselves; new ones are refused meanwhile (`OVERLOADED`).
   * What runs then is cancelled. Closing again without it ends the wait. @default 0
   */
  readonly drain?: number;
}

/** What is known of who sent a request, when it came through somebody else's server. */
export interface Peer {
  /**
   * The address of the socket. A request from a loopback address is the local user's; one of
   * unknown address is an anonymous client's.
   */
  readonly remoteAddress?: string;
}

/** A running proxy. Nothing in it is shared with another one in the same process. */
export interface Proxy {
  /** Answers one request; never rejects. Mount it in any server that speaks web objects. */
  fetch(request: Request, peer?: Peer): Promise<Response>;
  /** Opens a port. May be called more than once for several addresses. */
  listen(options?: ListenOptions): Promise<ListenAddress>;
  /** Calls that run now. One that waits for an answer of its caller is none: the next process takes it up. */
  readonly running: number;
  /** Ends running calls, closes connections, children, sockets and the store. Safe to call twice. */
  close(options?: CloseOptions): Promise<void>;
}
