/** Whom a proxy takes this user for, as far as it is no secret. */
export interface SignedInUser {
  readonly id: string;
  readonly email?: string | undefined;
  readonly walletAddress?: string | undefined;
  readonly name?: string | undefined;
  readonly plan?: string | undefined;
}

/** How the tokens of a session are changed for new ones, where that is not the proxy's own `auth.refresh`. */
export interface OAuthRenewal {
  readonly tokenEndpoint: string;
  readonly revocationEndpoint?: string | undefined;
  readonly clientId: string;
  readonly resource?: string | undefined;
  /** Who gives the tokens. */
  readonly issuer: string;
}

/** What is known of a sign-in to one proxy, without its secrets. */
export interface StoredSession {
  /** `session` has a refresh token; `token` is a key or a token that was handed over, and is not renewed. */
  readonly kind: 'session' | 'token';
  readonly user?: SignedInUser | undefined;
  readonly scope: readonly string[];
  /** RFC 3339: when the access token is over; absent where it does not end. */
  readonly expiresAt?: string | undefined;
  /** RFC 3339. */
  readonly signedInAt: string;
  readonly renewal?: OAuthRenewal | undefined;
}

/** With its secrets. */
export interface NewSession extends Omit<StoredSession, 'signedInAt'> {
  readonly accessToken: string;
  readonly refreshToken?: string | undefined;
}
