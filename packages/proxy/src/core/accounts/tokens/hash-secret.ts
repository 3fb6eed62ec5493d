import { createHash } from 'node:crypto';

/** What is stored of a secret of 256 random bits: nobody finds it by trying, so that one round is enough. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
