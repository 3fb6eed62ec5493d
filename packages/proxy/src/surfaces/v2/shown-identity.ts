import { accountErrors } from '../../core/accounts/account-errors.js';
import type { Identity } from '../../core/accounts/identity.js';
import type { RequestContext } from '../http/request-context.js';

/**
 * What the caller has shown.
 *
 * @throws NandaError FORBIDDEN for the local user, whom no account stands for: to sign in anew would not help
 */
export function shownIdentity({ principal, identity }: RequestContext): Identity | undefined {
  if (principal.kind === 'local') throw accountErrors.noAccount();
  return identity;
}
