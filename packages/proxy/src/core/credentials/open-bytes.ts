import { createDecipheriv } from 'node:crypto';
import type { SealedBytes } from './seal-bytes.js';

const tagLength = 16;

/** What `sealBytes` has encrypted; undefined where it is damaged, or key or owner are others. */
export function openBytes(
  { nonce, data }: SealedBytes,
  { key, belongsTo }: { readonly key: Uint8Array; readonly belongsTo: readonly string[] },
): Uint8Array | undefined {
  if (nonce.length !== 12 || data.length < tagLength) return undefined;
  try {
    const end = data.length - tagLength;
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
    decipher.setAAD(Buffer.from(JSON.stringify(belongsTo)));
    decipher.setAuthTag(data.subarray(end));
    return Buffer.concat([decipher.update(data.subarray(0, end)), decipher.final()]);
  } catch {
    return undefined;
  }
}
