import type { Selectable } from 'kysely';
import type { SessionRecord } from '../../../core/accounts/store/session-record.js';
import type { AccountTables } from './account-tables.js';
import { readTexts } from './read-texts.js';

export function toSession(row: Selectable<AccountTables['account_sessions']>): SessionRecord {
  return {
    id: row.id,
    accountId: row.account_id,
    scope: row.scope === null ? undefined : readTexts(row.scope),
    clientId: row.client_id ?? undefined,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}
