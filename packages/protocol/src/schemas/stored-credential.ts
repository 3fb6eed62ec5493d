import * as z from 'zod/mini';
import { serviceAuthKinds, type ServiceAuthKind } from '../facts/service-auth-kinds.js';

/** What is told of credentials that the proxy keeps for a service, encrypted. Never the credentials. */
export interface StoredCredential {
  /** Names it. */
  id: string;
  /** The service that it is for. */
  serviceId: string;
  /** The kind of credentials. */
  type: ServiceAuthKind;
  /** Where it is sent to, and nowhere else: an address without its query, or `stdio`. */
  place: string;
  /** Who gave out the tokens of `oauth2`. */
  issuer?: string | undefined;
  /** What the tokens allow, in words that spaces part. */
  scope?: string | undefined;
  /** Whether the proxy can get new tokens by itself. */
  isRenewable?: boolean | undefined;
  /** RFC 3339: when the tokens end that it has now. */
  expiresAt?: string | undefined;
  /** The connection that it was given for and ends with; absent where it is kept for the service. */
  connectionId?: string | undefined;
  /** RFC 3339. */
  createdAt: string;
  /** RFC 3339. */
  updatedAt: string;
}

export const StoredCredentialSchema = z.object({
  id: z.string(),
  serviceId: z.string(),
  type: z.enum(serviceAuthKinds),
  place: z.string(),
  issuer: z.optional(z.string()),
  scope: z.optional(z.string()),
  isRenewable: z.optional(z.boolean()),
  expiresAt: z.optional(z.string()),
  connectionId: z.optional(z.string()),
  createdAt: z.string(),
  updatedAt: z.string(),
});
