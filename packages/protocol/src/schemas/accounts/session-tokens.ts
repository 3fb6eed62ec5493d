import * as z from 'zod/mini';
import { UserSchema, type User } from './user.js';

/** What a sign-in gives. Secrets, all but `expiresIn` and `user`. */
export interface SessionTokens {
  /** Sent as a bearer token; good for a quarter of an hour. */
  accessToken: string;
  /** Changed for the next tokens once, for seven days. Used a second time, it ends the session. */
  refreshToken: string;
  /** Seconds until the access token is of no use. */
  expiresIn: number;
  /** Who signed in; may be left out of a refresh. */
  user?: User | undefined;
}

export const SessionTokensSchema = z.object({
  accessToken: z.string(),
  refreshToken: z.string(),
  expiresIn: z.number(),
  user: z.optional(UserSchema),
});
