import { createHash } from 'node:crypto';
import type { Identity } from '../core/accounts/identity.js';

/** Tokens that were found good a short while ago: a signature costs more to check than all else of a call. */
export interface VerifiedCache {
  get(token: string): Identity | undefined;
  add(token: string, identity: Identity): void;
}

export interface VerifiedCacheOptions {
  /** Milliseconds until the key that it was signed with has to be there still. */
  readonly ttl: number;
  readonly most: number;
  /** Milliseconds since 1970. @default the system's clock */
  readonly now?: () => number;
}

/** Keeps no tokens, only what they hash to; and none for longer than it is good. */
export function createVerifiedCache({
  ttl,
  most,
  now = Date.now,
}: VerifiedCacheOptions): VerifiedCache {
  const known = new Map<string, { readonly identity: Identity; readonly until: number }>();
  const keyOf = (token: string): string => createHash('sha256').update(token).digest('base64');

  return {
    get(token) {
      const key = keyOf(token);
      const found = known.get(key);
      if (found === undefined || found.until > now()) return found?.identity;
      known.delete(key);
      return undefined;
    },
    add(token, identity) {
      const key = keyOf(token);
      const end = Date.parse(identity.expiresAt ?? '');
      if (!(end > now())) return;
      known.delete(key);
      known.set(key, { identity, until: Math.min(end, now() + ttl) });
      for (const oldest of known.keys()) {
        if (known.size <= most) break;
        known.delete(oldest);
      }
    },
  };
}
