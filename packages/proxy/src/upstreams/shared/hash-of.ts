import { createHash } from 'node:crypto';

/** A key for what may hold secrets: it tells them to nobody. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url');
}
