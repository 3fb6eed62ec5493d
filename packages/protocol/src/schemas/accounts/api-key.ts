import * as z from 'zod/mini';

/** A key that a program signs in with, as it is known after it was shown. */
export interface ApiKey {
  /** Names it. */
  id: string;
  /** What its owner knows it by. */
  name: string;
  /** The first characters of the key, to tell it from others. */
  prefix: string;
  /** What it allows. */
  scope: string[];
  /** RFC 3339. */
  createdAt: string;
  /** RFC 3339; absent where it does not end. */
  expiresAt?: string | undefined;
  /** RFC 3339; absent where it was never used. */
  lastUsedAt?: string | undefined;
}

/** A key with its secret, which is shown this once. */
export interface NewApiKey extends ApiKey {
  /** Sent as `X-API-Key`. A secret. */
  key: string;
}

export const ApiKeySchema = z.object({
  id: z.string(),
  name: z.string(),
  prefix: z.string(),
  scope: z.array(z.string()),
  createdAt: z.string(),
  expiresAt: z.optional(z.string()),
  lastUsedAt: z.optional(z.string()),
});

export const NewApiKeySchema = z.extend(ApiKeySchema, { key: z.string() });
