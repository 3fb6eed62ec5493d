/** What goes along with every request to a registry. */
export interface RegistryRequestOptions {
  /** Members that are undefined are left out. */
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** Ends waiting, sending and reading, with the signal's reason. */
  readonly signal: AbortSignal;
  /** Milliseconds for one attempt, its body included. @default 15_000 */
  readonly timeout?: number;
  /** In addition to those of the client, before which they count. */
  readonly headers?: Readonly<Record<string, string>>;
  /** How often a failed request is sent again. @default 4 */
  readonly retries?: number;
  /** Milliseconds that a registry may ask to wait before an attempt; beyond it the request fails at once. @default 60_000 */
  readonly maximumWait?: number;
  /**
   * Statuses from 400 on that mean something to the caller: they are handed back, never tried again.
   * @default none: every one of them is a failure
   */
  readonly expected?: readonly number[];
  /** True for what is only an extra: it gives way to other requests, and fails where it would wait; see `Pace`. @default false */
  readonly isQuestion?: boolean;
}

export interface RegistryAnswer {
  readonly status: number;
  /** The parsed JSON. Untrusted. `undefined` for an expected status without JSON. */
  readonly body: unknown;
  readonly headers: Headers;
  /** What the registry says about it, harmless to show, for statuses from 400 on. */
  readonly message?: string;
}

/**
 * The way to ask a registry that is reached over HTTP: paced, bounded in time and size, and patient with
 * what passes by itself.
 *
 * A `target` is a path, which is appended to the base URL's own, or a URL of the same origin: the client's headers
 * are credentials, so another origin is a fault of the caller.
 *
 * Fails with a NandaError `REGISTRY_UNAVAILABLE` whose message names the registry and what to do. Its `details` hold
 * `registry`, where there was an answer its `status`, and where the registry said so `retryAfterMs`. The `cause` is
 * for the log. No header's value is in either. A question that finds no turn fails with an `AbortError`.
 */
export interface RegistryHttp {
  getJson(target: string | URL, options: RegistryRequestOptions): Promise<RegistryAnswer>;
  /**
   * Keeps the sockets open from one request to the next, until what it returns was called. Without it they are
   * closed after each request; a client that is idle owns nothing.
   */
  hold(): () => Promise<void>;
}
