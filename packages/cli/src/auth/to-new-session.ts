import type { SessionTokens } from '@nanda/protocol';
import { expiryOf } from './expiry-of.js';
import type { NewSession } from './stored-session.js';

/** What the proxy gives for a sign-in, as it is kept. What it allows is found out with it. */
export function toNewSession({
  accessToken,
  refreshToken,
  expiresIn,
  user,
}: SessionTokens): NewSession {
  return {
    kind: 'session',
    accessToken,
    refreshToken,
    scope: [],
    expiresAt: expiryOf(expiresIn),
    ...(user && { user }),
  };
}
