import type { User } from '@nanda/protocol';
import type { AccountRecord } from './store/account-record.js';

/** An account as its owner sees it. */
export function toUser(account: AccountRecord): User {
  return {
    id: account.id,
    ...(account.email !== undefined && { email: account.email }),
    ...(account.walletAddress !== undefined && { walletAddress: account.walletAddress }),
    ...(account.name !== undefined && { name: account.name }),
    plan: account.plan,
    ...(account.roles.length > 0 && { roles: [...account.roles] }),
    createdAt: new Date(account.createdAt).toISOString(),
  };
}
