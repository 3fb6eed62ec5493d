/** Who sent a request. What belongs to one caller does not exist for another. */
export interface Caller {
  /** `local`, `client:<token>` or `user:<id>`. */
  readonly key: string;
  /** Set for somebody who has signed in. */
  readonly userId: string | undefined;
  /** The session or the API key that the caller came with. */
  readonly grant: Grant | undefined;
}

/** What somebody signed in with. */
export interface Grant {
  readonly userId: string;
  readonly scope: readonly string[];
  /** RFC 3339. */
  readonly expiresAt: string | undefined;
  /** Of a session, none of an API key. */
  readonly sessionId: string | undefined;
}
