import * as z from 'zod/mini';
import { UserSchema, type User } from './user.js';

/** Who the proxy takes the caller for, and what the caller may do. */
export interface Session {
  /** Who the caller is. */
  user: User;
  /** The permissions of the token or key that the caller came with. */
  scope: string[];
  /** RFC 3339: when the access token ends; absent for a key that does not. */
  expiresAt?: string | undefined;
}

export const SessionSchema = z.object({
  user: UserSchema,
  scope: z.array(z.string()),
  expiresAt: z.optional(z.string()),
});
