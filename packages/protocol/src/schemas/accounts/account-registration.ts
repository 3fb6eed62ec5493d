import * as z from 'zod/mini';
import { NewPasswordSchema } from './new-password.js';

/** A new account. */
export interface AccountRegistration {
  /** Where the account is reached; nobody else may have it. */
  email: string;
  /** 8 to 1,024 characters. */
  password: string;
  /** A name for people. */
  name?: string | undefined;
}

export const AccountRegistrationSchema = z.strictObject({
  email: z.string().check(z.regex(/^[^@\s]+@[^@\s]+$/, 'must be an email address')),
  password: NewPasswordSchema,
  name: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
});
