/** How accounts are set up, with every default filled in. */
export interface AuthSettings {
  readonly registration: 'open' | 'closed';
  readonly issuer: string;
  readonly audience: readonly [string, ...string[]];
  /** Milliseconds. */
  readonly accessTokenTtl: number;
  /** Milliseconds. */
  readonly refreshTokenTtl: number;
}
