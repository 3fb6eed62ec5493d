import type { AccountRecord } from './account-record.js';
import type { SessionRecord } from './session-record.js';

/** A session that is not over, and whose it is. */
export interface StandingSession {
  readonly session: SessionRecord;
  readonly account: AccountRecord;
}

/** What became of a refresh token. */
export type Rotation =
  | ({ readonly kind: 'rotated' } & StandingSession)
  /** Its session has been ended by this. */
  | { readonly kind: 'reused'; readonly session: SessionRecord }
  /** There is none such, it is another program's, or it or its account is over. */
  | { readonly kind: 'unknown' };

/** Port: sessions and their refresh tokens, of which only hashes come here. What is over is forgotten. */
export interface SessionRepository {
  /**
   * Also ends the oldest ones of the account beyond `most`.
   *
   * @returns the ids of those that were ended; undefined where the account is shut or gone: then nothing is opened
   */
  open(
    session: SessionRecord,
    options: { readonly tokenHash: string; readonly most: number },
  ): Promise<readonly string[] | undefined>;
  /**
   * Puts `next` in the place of a token that is good, at once and for all processes; the session of one that was
   * used before is ended. Nothing happens to one whose session is of none of `clientIds`.
   */
  rotate(
    tokenHash: string,
    options: {
      readonly clientIds: readonly (string | undefined)[];
      readonly next: string;
      readonly now: number;
      readonly expiresAt: number;
    },
  ): Promise<Rotation>;
  /** @returns undefined for one that is over or whose account is shut */
  find(id: string, options: { readonly now: number }): Promise<StandingSession | undefined>;
  /** @param token any of its refresh tokens, used or not */
  findByToken(tokenHash: string): Promise<SessionRecord | undefined>;
  /** @returns whether there was one */
  end(id: string): Promise<boolean>;
}
