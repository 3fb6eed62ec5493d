/** Where a proxy listens, and what it wants to see. */
export interface Endpoint {
  /** `http(s)://…`, or `unix:` and the path of a socket. */
  readonly url: string;
  /** Bearer token. */
  readonly token?: string;
  /** By which it knows an anonymous client again. */
  readonly clientToken?: string;
}
