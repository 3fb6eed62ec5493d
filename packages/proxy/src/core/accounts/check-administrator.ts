import { checkPermission } from '../access/check-permission.js';
import type { Principal } from '../principal.js';
import { accountErrors } from './account-errors.js';

/**
 * Lets through the local user, and users who look after accounts. Asked beside what the door asks: a client that is
 * nobody in particular has no list of what it may do.
 *
 * @throws NandaError UNAUTHENTICATED, FORBIDDEN
 */
export function checkAdministrator(principal: Principal): void {
  if (principal.kind === 'local') return;
  if (principal.kind === 'anonymous') throw accountErrors.signInFirst();
  const access = principal.access ?? { permissions: new Set(), tools: {} };
  checkPermission({ ...principal, access }, 'accounts:admin');
}
