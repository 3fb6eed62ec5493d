import * as z from 'zod/mini';
import { NewPasswordSchema } from './new-password.js';
import { UserSchema, plans, type Plan, type User } from './user.js';

/** An account, as those see it who look after accounts. */
export interface Account extends User {
  /** Whether nobody can sign in to it, or use what it has given out. */
  isDisabled: boolean;
  /** RFC 3339; absent where nobody ever signed in. */
  lastLoginAt?: string | undefined;
}

/** What is to change of an account. */
export interface AccountUpdate {
  /** What it may use. */
  plan?: Plan | undefined;
  /** Names of roles, in place of those that it has. */
  roles?: string[] | undefined;
  /** Whether nobody can sign in to it; true ends its sessions and keys at once. */
  isDisabled?: boolean | undefined;
  /** 8 to 1,024 characters, in place of the one that it has; ends its sessions at once. Its keys stay. */
  password?: string | undefined;
}

export const AccountSchema = z.extend(UserSchema, {
  isDisabled: z.boolean(),
  lastLoginAt: z.optional(z.string()),
});

export const AccountUpdateSchema = z.strictObject({
  plan: z.optional(z.enum(plans)),
  roles: z.optional(
    z.array(z.string().check(z.minLength(1), z.maxLength(64))).check(z.maxLength(32)),
  ),
  isDisabled: z.optional(z.boolean()),
  password: z.optional(NewPasswordSchema),
});
