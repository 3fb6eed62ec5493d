import { AccountRegistrationSchema, SignInSchema, type User } from '@nanda/protocol';
import * as z from 'zod/mini';
import { NandaError } from '../../core/nanda-error.js';
import { OAuthError } from '../../core/sign-in/oauth-error.js';
import type { Purpose, SignIn, Ticket } from '../../core/sign-in/sign-in.js';
import type { PageForm } from './page-tools.js';

/** Who signs in, or what the page says instead. */
export type Identified =
  | { readonly ticket: Ticket & { readonly user: User } }
  | {
      readonly problem: string;
      readonly status: number;
      readonly retryAfter?: number | undefined;
    };

/** Finds out who has filled in the form of a sign-in page. */
export async function identifyVisitor(
  { fields, browser, visit }: PageForm,
  { signIn, purpose }: { readonly signIn: SignIn; readonly purpose: Purpose },
): Promise<Identified> {
  const isNew = fields['step'] === 'register' && signIn.canRegister;
  const typed = { email: fields['email']?.trim() ?? '', password: fields['password'] ?? '' };
  const schema = isNew ? AccountRegistrationSchema : SignInSchema;
  if (!z.safeParse(schema, typed).success) {
    const problem = isNew
      ? 'An account has an email address, and a password of at least 8 characters.'
      : 'Type the email address and the password of your account.';
    return { problem, status: 400 };
  }
  try {
    return { ticket: await signIn.identify(typed, { isNew, purpose, browser, visit }) };
  } catch (error) {
    if (error instanceof OAuthError) return { problem: error.message, status: 503 };
    if (!(error instanceof NandaError)) throw error;
    const status = statuses[error.code];
    if (status === undefined) throw error;
    // Of a page one has not signed anything.
    const problem =
      error.code === 'UNAUTHENTICATED'
        ? 'The email address or the password is wrong, or the account is shut.'
        : error.message;
    return { problem, status, retryAfter: error.retryAfter };
  }
}

const statuses: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  VALIDATION_ERROR: 400,
  FORBIDDEN: 403,
  RATE_LIMITED: 429,
};
