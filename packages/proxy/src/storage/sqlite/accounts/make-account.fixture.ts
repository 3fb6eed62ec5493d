import type { AccountRecord } from '../../../core/accounts/store/account-record.js';

/** An account with an email address of its id. */
export function makeAccount(id: string, others: Partial<AccountRecord> = {}): AccountRecord {
  return {
    id,
    email: `${id}@Example.com`,
    emailKey: `${id}@example.com`,
    passwordHash: 'hash',
    plan: 'free',
    roles: [],
    isDisabled: false,
    createdAt: 1000,
    ...others,
  };
}
