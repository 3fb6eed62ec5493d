import * as z from 'zod/mini';

/** Credentials to be taken elsewhere, encrypted under a passphrase: scrypt (RFC 7914) gives the key, AES-256-GCM encrypts. */
export interface CredentialExport {
  format: 'nanda-credentials';
  version: 1;
  /** How the key is made of the passphrase. */
  kdf: { name: 'scrypt'; N: number; r: number; p: number; /** Base64. */ salt: string };
  /** Base64: 12 bytes. */
  nonce: string;
  /** Base64: what is encrypted, and its tag. */
  data: string;
}

/** Which credentials are to be taken elsewhere. */
export interface CredentialExportRequest {
  /** At least 12 characters: it alone keeps them secret. */
  passphrase: string;
  /** @default all of the caller's */
  credentialIds?: string[] | undefined;
}

/** Credentials that come from elsewhere. */
export interface CredentialImport {
  /** That of the export. */
  passphrase: string;
  /** What was exported. */
  export: CredentialExport;
}

/** What came of an import. */
export interface CredentialsImported {
  /** How many were taken in. */
  imported: number;
  /** Those whose service this proxy does not know. */
  skipped: { serviceId: string; reason: string }[];
}

const passphrase = z
  .string()
  .check(z.minLength(12, 'must have at least 12 characters'), z.maxLength(1024));
const base64 = z.string().check(z.regex(/^[A-Za-z0-9+/]*={0,2}$/, 'must be base64'));

export const CredentialExportSchema = z.object({
  format: z.literal('nanda-credentials'),
  version: z.literal(1),
  kdf: z.object({
    name: z.literal('scrypt'),
    // Bounded: whoever made the file says how much work it is to open it.
    N: z.int().check(z.minimum(2 ** 14), z.maximum(2 ** 18)),
    r: z.int().check(z.minimum(1), z.maximum(16)),
    p: z.int().check(z.minimum(1), z.maximum(4)),
    salt: base64.check(z.maxLength(128)),
  }),
  nonce: base64.check(z.maxLength(64)),
  data: base64.check(z.maxLength(3 * 1024 * 1024)),
});

export const CredentialExportRequestSchema = z.strictObject({
  passphrase,
  credentialIds: z.optional(z.array(z.string().check(z.maxLength(512))).check(z.maxLength(1000))),
});

export const CredentialImportSchema = z.strictObject({
  passphrase,
  export: CredentialExportSchema,
});

export const CredentialsImportedSchema = z.object({
  imported: z.int(),
  skipped: z.array(z.object({ serviceId: z.string(), reason: z.string() })),
});
