import * as z from 'zod/mini';
import { challengeReasons, type ChallengeReason } from '../facts/challenge-reasons.js';
import { serviceAuthKinds, type ServiceAuthKind } from '../facts/service-auth-kinds.js';
import { ServiceInputSchema, type ServiceInput } from './service-input.js';

/** What a service wants of its callers: `details.challenge` of a `SERVICE_AUTH_REQUIRED`. What a service says in it is untrusted. */
export interface ServiceChallenge {
  /** The `type` of the credentials to connect with. */
  kind: ServiceAuthKind;
  /** What to ask for, in this order; empty where nothing is typed in (`oauth2` by the browser). */
  fields: ChallengeField[];
  /** Why it is wanted now. */
  reason: ChallengeReason;
  /** Where these credentials are got: an http(s) page of the service's publisher. */
  where?: string | undefined;
  /** Of its `WWW-Authenticate`. */
  scheme?: string | undefined;
  /** Of its `WWW-Authenticate`. */
  realm?: string | undefined;
  /** What a token must allow, in words that spaces part (RFC 6750 §3). */
  scope?: string | undefined;
  /** Where the service describes its authorization (RFC 9728 §5.1): an http(s) URL. */
  resourceMetadata?: string | undefined;
}

/** One value to ask for, and where it goes. */
export interface ChallengeField extends ServiceInput {
  /**
   * Where the value goes: `auth`, a member of the credentials of that name; `header`, `headers[name]` of `custom`
   * credentials; `variable`, their `variables[name]`.
   */
  in: 'auth' | 'header' | 'variable';
}

export const ChallengeFieldSchema = z.extend(ServiceInputSchema, {
  in: z.enum(['auth', 'header', 'variable']),
});

export const ServiceChallengeSchema = z.object({
  kind: z.enum(serviceAuthKinds),
  fields: z.array(ChallengeFieldSchema),
  reason: z.enum(challengeReasons),
  where: z.optional(z.string()),
  scheme: z.optional(z.string()),
  realm: z.optional(z.string()),
  scope: z.optional(z.string()),
  resourceMetadata: z.optional(z.string()),
});
