import { accountErrors } from './account-errors.js';
import type { Identity } from './identity.js';
import type { AccountRecord } from './store/account-record.js';
import type { AccountStore } from './store/account-store.js';

/**
 * The account of whoever asks.
 *
 * @throws NandaError UNAUTHENTICATED where nobody has signed in or the account was shut, FORBIDDEN for who has an account elsewhere
 */
export async function findOwnAccount(
  identity: Identity | undefined,
  { accounts }: Pick<AccountStore, 'accounts'>,
): Promise<{ readonly identity: Identity; readonly account: AccountRecord }> {
  if (identity === undefined) throw accountErrors.signInFirst();
  const isOwn = identity.sessionId !== undefined || identity.apiKeyId !== undefined;
  const account = isOwn ? await accounts.find(identity.userId) : undefined;
  if (account === undefined) throw accountErrors.noAccount();
  if (account.isDisabled) throw accountErrors.sessionOver();
  return { identity, account };
}
