import { createHash } from 'node:crypto';

/** The user that a subject of an issuer is here: no two of them are one, and none is an account of this proxy. */
export function userIdOf(subject: string, { issuer }: { readonly issuer: string }): string {
  const text = JSON.stringify([issuer, subject]);
  return `ext_${createHash('sha256').update(text).digest('base64url')}`;
}
