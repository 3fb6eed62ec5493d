/** Where a proxy is, and what it wants to see. */
export interface ProxyAddress {
  /** @default the environment's `NANDA_BASE_URL`, else `http://localhost:3000` */
  baseURL?: string | undefined;
  accessToken?: string | undefined;
  /** Answers the requests, for an embedded proxy. @default globalThis.fetch */
  fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** The token by which the proxy knows this anonymous client again. */
  clientToken?: string | undefined;
  /** Told of the token that the proxy hands to an anonymous client, to keep it. */
  onClientToken?: ((clientToken: string) => unknown) | undefined;
  /**
   * A word of a shell for the requests that are copied: the header field that the proxy wants to see. It says where the
   * token is to be found, and not what it is. @default with an access token: one that takes it from `NANDA_TOKEN`
   */
  shellHeader?: string | undefined;
}

/**
 * Finds the proxy, or starts one. Asked with the first request, again whenever the proxy was lost, and where it does not
 * know its token any more: each time the answer may be another. What it throws is told to those who wait.
 */
export type OpenProxy = (options: { signal: AbortSignal }) => Promise<ProxyAddress>;
