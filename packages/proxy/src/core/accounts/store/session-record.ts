/** What a sign-in began: a family of refresh tokens, of which one at a time is good. */
export interface SessionRecord {
  readonly id: string;
  readonly accountId: string;
  /** Undefined for all that the account may do. */
  readonly scope: readonly string[] | undefined;
  /** The program that signed in for the account, where it is one of its own. */
  readonly clientId: string | undefined;
  /** Milliseconds of the epoch. */
  readonly createdAt: number;
  /** Milliseconds of the epoch; later with every refresh. */
  readonly expiresAt: number;
}
