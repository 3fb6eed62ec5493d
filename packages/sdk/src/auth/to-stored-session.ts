import type { SessionTokens } from '@nanda/protocol';
import type { StoredSession } from './stored-session.js';

/** The tokens of a sign-in as they are kept: with the time at which they end, and not how long they last. */
export function toStoredSession(
  { accessToken, refreshToken, expiresIn }: SessionTokens,
  { now = Date.now }: { readonly now?: () => number } = {},
): StoredSession {
  return { accessToken, refreshToken, expiresAt: now() + expiresIn * 1000 };
}
