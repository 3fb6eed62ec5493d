import type { Plan } from '@nanda/protocol';
import type { Selectable } from 'kysely';
import type { AccountRecord } from '../../../core/accounts/store/account-record.js';
import type { AccountTables } from './account-tables.js';
import { readTexts } from './read-texts.js';

export function toAccount(row: Selectable<AccountTables['accounts']>): AccountRecord {
  return {
    id: row.id,
    email: row.email ?? undefined,
    emailKey: row.email_key ?? undefined,
    passwordHash: row.password_hash ?? undefined,
    walletAddress: row.wallet_address ?? undefined,
    name: row.name ?? undefined,
    // Only plans are written.
    plan: row.plan as Plan,
    roles: readTexts(row.roles),
    isDisabled: row.is_disabled === 1,
    createdAt: row.created_at,
    lastLoginAt: row.last_login_at ?? undefined,
  };
}
