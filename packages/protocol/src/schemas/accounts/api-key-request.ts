import * as z from 'zod/mini';

/** What a new key is made with. */
export interface ApiKeyRequest {
  /** For people, to know it by. */
  name: string;
  /** @default all that its owner may do */
  scope?: string[] | undefined;
  /** RFC 3339. @default it does not end */
  expiresAt?: string | undefined;
}

export const ApiKeyRequestSchema = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  scope: z.optional(z.array(z.string().check(z.minLength(1), z.maxLength(100)))),
  expiresAt: z.optional(z.iso.datetime({ offset: true })),
});
