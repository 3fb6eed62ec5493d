import { Refusal } from '../wire/refusal.js';
import type { Accounts } from './accounts.js';
import type { Caller } from './caller.js';

/** Lets the local user pass, and accounts with the role `admin`. @throws Refusal FORBIDDEN */
export function requireAdministrator(
  { key, userId }: Caller,
  { accounts }: { readonly accounts: Accounts },
): void {
  const roles = userId === undefined ? [] : (accounts.userOf(userId).roles ?? []);
  if (key === 'local' || roles.includes('admin')) return;
  throw new Refusal('FORBIDDEN', {
    message: 'Only the local user, and accounts with the role "admin", may do this.',
  });
}
