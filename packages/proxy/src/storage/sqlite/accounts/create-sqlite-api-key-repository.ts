import type { Kysely, Selectable } from 'kysely';
import type { ApiKeyRecord } from '../../../core/accounts/store/api-key-record.js';
import type { ApiKeyRepository } from '../../../core/accounts/store/api-key-repository.js';
import type { StoreTables } from '../store-tables.js';
import type { AccountTables } from './account-tables.js';
import { readTexts } from './read-texts.js';
import { toAccount } from './to-account.js';

/** Keeps API keys by their hashes. */
export function createSqliteApiKeyRepository(database: Kysely<StoreTables>): ApiKeyRepository {
  return {
    async add(key, { keyHash, most }) {
      return await database.transaction().execute(async (transaction) => {
        const account = await transaction
          .selectFrom('accounts')
          .where('id', '=', key.accountId)
          .where('is_disabled', '=', 0)
          .select('id')
          .executeTakeFirst();
        if (account === undefined) return false;
        const { count } = await transaction
          .selectFrom('api_keys')
          .where('account_id', '=', key.accountId)
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .executeTakeFirstOrThrow();
        if (count >= most) return false;
        await transaction
          .insertInto('api_keys')
          .values({
            id: key.id,
            account_id: key.accountId,
            name: key.name,
            prefix: key.prefix,
            key_hash: keyHash,
            scope: JSON.stringify(key.scope),
            created_at: key.createdAt,
            expires_at: key.expiresAt ?? null,
            last_used_at: null,
          })
          .execute();
        return true;
      });
    },

    async findByHash(keyHash) {
      const key = await database
        .selectFrom('api_keys')
        .where('key_hash', '=', keyHash)
        .selectAll()
        .executeTakeFirst();
      if (key === undefined) return undefined;
      const account = await database
        .selectFrom('accounts')
        .where('id', '=', key.account_id)
        .where('is_disabled', '=', 0)
        .selectAll()
        .executeTakeFirst();
      return account && { key: toKey(key), account: toAccount(account) };
    },

    async list(accountId) {
      const rows = await database
        .selectFrom('api_keys')
        .where('account_id', '=', accountId)
        .orderBy('created_at')
        .orderBy('id')
        .selectAll()
        .execute();
      return rows.map(toKey);
    },

    async delete(id, { accountId }) {
      const row = await database
        .deleteFrom('api_keys')
        .where('id', '=', id)
        .where('account_id', '=', accountId)
        .returningAll()
        .executeTakeFirst();
      return row && toKey(row);
    },

    async recordUse(id, { at }) {
      await database
        .updateTable('api_keys')
        .where('id', '=', id)
        .set({ last_used_at: at })
        .execute();
    },
  };
}

function toKey(row: Selectable<AccountTables['api_keys']>): ApiKeyRecord {
  return {
    id: row.id,
    accountId: row.account_id,
    name: row.name,
    prefix: row.prefix,
    scope: readTexts(row.scope),
    createdAt: row.created_at,
    expiresAt: row.expires_at ?? undefined,
    lastUsedAt: row.last_used_at ?? undefined,
  };
}
