import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether what somebody sent is the secret, in a time that tells nothing of it: hashes are of one length, whatever was sent. */
export function isSameSecret(sent: string, expected: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(sent), hash(expected));
}
