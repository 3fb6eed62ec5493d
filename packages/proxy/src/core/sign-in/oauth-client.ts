/** A program that may ask somebody to sign in for it. It has no secret: who it is, is not proven. */
export interface OAuthClient {
  readonly id: string;
  /** What the page calls it. */
  readonly name: string;
  /**
   * Where it may be answered. Compared as they are; of one at a loopback address (`http://127.0.0.1/callback`,
   * `http://[::1]/…`) any port will do (RFC 8252 §7.3).
   */
  readonly redirectUris: readonly string[];
}
