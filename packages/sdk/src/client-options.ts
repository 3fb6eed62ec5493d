import type { Logger, LogLevel } from './logger.js';

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
  /** Sent as `X-API-Key`. @default the environment's `NANDA_API_KEY` */
  readonly apiKey?: string | undefined;
  /**
   * Sent as a bearer token; wins over `apiKey`. Also the token of a local proxy.
   * @default the environment's `NANDA_ACCESS_TOKEN`
   */
  readonly accessToken?: string | undefined;
  /**
   * Longest wait for an answer, per attempt, until its body is read. For a stream: until it opens.
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
  /** Sent with each request; a credential of the client's own wins over them. @default none */
  readonly defaultHeaders?: Readonly<Record<string, string>> | undefined;
  /** @default silent */
  readonly logger?: Logger | undefined;
  /** @default 'warn' */
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
  /** Sent with this call only. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}
