import { createCipheriv, randomBytes } from 'node:crypto';

/** AES-256-GCM. */
export interface SealedBytes {
  readonly nonce: Uint8Array;
  /** What is encrypted, and its tag of 16 bytes. */
  readonly data: Uint8Array;
}

/** Encrypts, and binds what is encrypted to `belongsTo`: it opens with the same alone. */
export function sealBytes(
  plain: Uint8Array,
  { key, belongsTo }: { readonly key: Uint8Array; readonly belongsTo: readonly string[] },
): SealedBytes {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(JSON.stringify(belongsTo)));
  return {
    nonce,
    data: Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]),
  };
}
