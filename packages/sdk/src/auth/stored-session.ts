/** The tokens of somebody who is signed in, as a program keeps them. Secrets. */
export interface StoredSession {
  /** Sent as a bearer token. */
  readonly accessToken: string;
  /** Changed for the next tokens, once. */
  readonly refreshToken: string;
  /** When the access token ends, in milliseconds since 1970. */
  readonly expiresAt: number;
}
