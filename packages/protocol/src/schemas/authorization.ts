import * as z from 'zod/mini';
import { ExecutionErrorSchema, type ExecutionError } from './execution-error.js';

export const authorizationStates = [
  'pending',
  'authorized',
  'failed',
  'cancelled',
  'expired',
] as const;

/** How far an authorization is. */
export type AuthorizationState = (typeof authorizationStates)[number];

/** The user's consent that is asked for at a service's authorization server (OAuth 2.1, authorization code with PKCE). */
export interface Authorization {
  /** Names it. */
  id: string;
  /** The service that is to be used. */
  serviceId: string;
  /** How far it is. */
  state: AuthorizationState;
  /** The page that the user opens and agrees on: https, or http of this machine. Present while `pending`. Untrusted. */
  url?: string | undefined;
  /** Where the browser is sent back to. */
  redirectUrl: string;
  /** Who gives out the tokens: its issuer identifier. */
  issuer: string;
  /** What is asked for, in words that spaces part. */
  scope?: string | undefined;
  /** Why it is `failed`. */
  failure?: ExecutionError | undefined;
  /** RFC 3339: until when it can be finished. */
  expiresAt: string;
}

/** Asks for a user's consent. */
export interface AuthorizationRequest {
  /** @default what the service's challenge or its metadata names */
  scope?: string | undefined;
  /** A client that is registered with the authorization server already. @default a metadata document, else one is registered */
  clientId?: string | undefined;
  /** Of that client. A secret. */
  clientSecret?: string | undefined;
}

export const AuthorizationSchema = z.object({
  id: z.string(),
  serviceId: z.string(),
  state: z.enum(authorizationStates),
  url: z.optional(z.string()),
  redirectUrl: z.string(),
  issuer: z.string(),
  scope: z.optional(z.string()),
  failure: z.optional(ExecutionErrorSchema),
  expiresAt: z.string(),
});

const word = z.string().check(z.minLength(1), z.maxLength(2048));

export const AuthorizationRequestSchema = z.strictObject({
  scope: z.optional(
    z
      .string()
      .check(
        z.maxLength(2048),
        z.regex(
          /^[\x21\x23-\x5b\x5d-\x7e]+( [\x21\x23-\x5b\x5d-\x7e]+)*$/,
          'must be scopes (RFC 6749 §3.3), with one space between',
        ),
      ),
  ),
  clientId: z.optional(word),
  clientSecret: z.optional(word),
});
