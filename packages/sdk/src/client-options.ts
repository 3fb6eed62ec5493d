import type { StoredSession } from './auth/stored-session.js';
import type { TokenSource } from './auth/token-source.js';
import type { EvmAuth } from './evm/evm-auth.js';
import type { HeaderValues } from './http/merge-headers.js';
import type { Middleware } from './http/middleware.js';
import type { Logger, LogLevel } from './logger.js';
import type { WebSocketConstructor } from './realtime/web-socket-like.js';

/** A named place where a proxy is. */
export type Environment = 'production' | 'staging' | 'development';

/**
 * Answers one request: `globalThis.fetch`, or the `fetch` of an embedded proxy. Only the request is
 * passed; its `signal` says when the caller has lost interest.
 */
export type Fetch = (request: Request) => Promise<Response>;

/** Options of `NANDAClient` and `NANDADiscovery`. Times in milliseconds. */
export interface ClientOptions {
  /**
   * Where the proxy is. A slash or `/v2` at its end is ignored.
   * @default the environment's `NANDA_BASE_URL`, else the one of `environment`, else `http://localhost:3000`
   */
  readonly baseURL?: string | undefined;
  /** Another spelling of `baseURL`. */
  readonly baseUrl?: string | undefined;
  /** A named `baseURL`. `NANDA_BASE_URL` wins over it. */
  readonly environment?: Environment | undefined;
  /**
   * Sent as `X-API-Key`; a function is asked before each request. It is a secret: in a page it is refused, see
   * `dangerouslyAllowBrowser`.
   * @default the environment's `NANDA_API_KEY`
   */
  readonly apiKey?: string | TokenSource | undefined;
  /**
   * Sent as a bearer token; wins over `apiKey`. Also the token of a local proxy. A function is asked before each
   * request, and again after a token was refused.
   * @default the environment's `NANDA_ACCESS_TOKEN`
   */
  readonly accessToken?: string | TokenSource | undefined;
  /** A session that was kept, to go on with: what `onSession` was told last. Wins over `accessToken`. @default none */
  readonly session?: StoredSession | undefined;
  /**
   * Told of the session whenever it begins, is refreshed or ends (then undefined), to keep it somewhere safe. A
   * refresh token works once: keep the last one. It is not awaited; what it throws, or rejects with, is logged.
   */
  readonly onSession?: ((session: StoredSession | undefined) => unknown) | undefined;
  /**
   * Lets an API key be used in a page, where everybody who opens it can read and use the key.
   * @default false
   */
  readonly dangerouslyAllowBrowser?: boolean | undefined;
  /**
   * Longest wait for an answer, per attempt, from its credential until its body is read. For a stream: until it opens.
   * For `execute` and `stream`: longest silence that the proxy grants the tool, progress starts it anew.
   * `execute` itself and `callTool` wait as long as the proxy lets a call run.
   * @default 60_000
   */
  readonly timeout?: number | undefined;
  /** Longest wait over all attempts and the delays between them. @default none */
  readonly totalTimeout?: number | undefined;
  /** Longest silence on an open stream, heartbeats counted; 0 turns it off. @default 60_000 */
  readonly streamIdleTimeout?: number | undefined;
  /** How often a request is sent again where that is safe. @default 2 */
  readonly maxRetries?: number | undefined;
  /** Another spelling of `maxRetries`. */
  readonly retries?: number | undefined;
  /** @default globalThis.fetch, looked up at each request */
  readonly fetch?: Fetch | undefined;
  /**
   * Handed to `globalThis.fetch` beside each request: `dispatcher` of undici (a proxy on the way, longer limits),
   * `credentials`, `keepalive`. Of no effect with a `fetch` of your own.
   */
  readonly fetchOptions?: Readonly<Record<string, unknown>> | undefined;
  /** Stands around each sending of each request, the first one outermost. @default none */
  readonly middleware?: readonly Middleware[] | undefined;
  /**
   * What events come over: the class of a WebSocket, or false for server-sent events only.
   * @default globalThis.WebSocket, else the package isomorphic-ws; false with a `fetch` of your own
   */
  readonly webSocket?: WebSocketConstructor | false | undefined;
  /**
   * Signs for tools that are protected with EVMAuth: a call that is answered with `EVMAUTH_PROOF_MISSING` or
   * `EVMAUTH_PROOF_EXPIRED` is signed and made once more. Where it is set, what such a service refuses after that is
   * thrown: a PaymentRequiredError, or an EvmAuthError. @default none: a refusal is a result, see `readEvmAuthError`
   */
  readonly evmAuth?: EvmAuth | undefined;
  /** Sent with each request; a credential of the client's own wins over them. @default none */
  readonly defaultHeaders?: Readonly<Record<string, string>> | undefined;
  /** Where the client reports what it does. @default console */
  readonly logger?: Logger | undefined;
  /** What is reported. @default the environment's `NANDA_LOG`, else 'warn' */
  readonly logLevel?: LogLevel | undefined;
}

/** Options of every call. */
export interface RequestOptions {
  /** Ends the call with an `AbortError`. */
  readonly signal?: AbortSignal | undefined;
  /** Overrides the client's `timeout` for this call; whole milliseconds, at least 1. */
  readonly timeout?: number | undefined;
  /** Overrides the client's `maxRetries` for this call. */
  readonly maxRetries?: number | undefined;
  /** Sent with this call only; `null` leaves out a field that would be sent otherwise. */
  readonly headers?: HeaderValues | undefined;
}
