import { Refusal } from '../wire/refusal.js';
import type { Caller, Grant } from './caller.js';

/** What a caller signed in with. @throws Refusal UNAUTHENTICATED for somebody who has not */
export function requireGrant({ grant }: Caller): Grant {
  if (grant !== undefined) return grant;
  throw new Refusal('UNAUTHENTICATED', {
    message: 'Sign in first: send an access token or an API key of an account.',
  });
}
