import * as z from 'zod/mini';
import { challengeReasons, type ChallengeReason } from '../../facts/challenge-reasons.js';
import { serviceAuthKinds, type ServiceAuthKind } from '../../facts/service-auth-kinds.js';

/** What a service wants of its callers: `details.challenge` of a `SERVICE_AUTH_REQUIRED`. What a service says in it is untrusted. */
export interface PublicChallenge {
  /** The `type` of the credentials to connect with. */
  kind: ServiceAuthKind;
  /** What to ask for, in this order. */
  fields: PublicChallengeField[];
  /** Why it is wanted now. */
  reason: ChallengeReason;
  /** Where these credentials are got: an http(s) page. */
  where?: string | undefined;
  /** Of its `WWW-Authenticate`. */
  scheme?: string | undefined;
  /** Of its `WWW-Authenticate`. */
  realm?: string | undefined;
  /** What a token must allow, in words that spaces part. */
  scope?: string | undefined;
  /** Where the service describes its authorization (RFC 9728 §5.1): an http(s) URL. */
  resource_metadata?: string | undefined;
}

/** One value to ask for, and where it goes. */
export interface PublicChallengeField {
  /** Of the field, or of the member of `auth`. */
  name: string;
  /** `auth`: a member of the credentials; `header`, `headers[name]`; `variable`, `variables[name]`. */
  in: 'auth' | 'header' | 'variable';
  /** What it is for. */
  description?: string | undefined;
  /** Whether the service cannot do without. */
  is_required?: boolean | undefined;
  /** True where the value must be kept like a password. */
  is_secret?: boolean | undefined;
  /** Taken where nothing is given. */
  default?: string | undefined;
  /** An example, to be shown and not taken. */
  placeholder?: string | undefined;
  /** The values that it may have. */
  choices?: string[] | undefined;
}

export const PublicChallengeFieldSchema = z.object({
  name: z.string(),
  in: z.enum(['auth', 'header', 'variable']),
  description: z.optional(z.string()),
  is_required: z.optional(z.boolean()),
  is_secret: z.optional(z.boolean()),
  default: z.optional(z.string()),
  placeholder: z.optional(z.string()),
  choices: z.optional(z.array(z.string())),
});

export const PublicChallengeSchema = z.object({
  kind: z.enum(serviceAuthKinds),
  fields: z.array(PublicChallengeFieldSchema),
  reason: z.enum(challengeReasons),
  where: z.optional(z.string()),
  scheme: z.optional(z.string()),
  realm: z.optional(z.string()),
  scope: z.optional(z.string()),
  resource_metadata: z.optional(z.string()),
});
