/** Where a proxy listens, and what it wants to see. */
export interface Endpoint {
  readonly url: string;
  /** Bearer token. */
  readonly token?: string;
  /** By which it knows an anonymous client again. */
  readonly clientToken?: string;
}
