import type { Kysely } from 'kysely';
import type { SigningKeyRepository } from '../../../core/accounts/store/signing-key-repository.js';
import type { StoreTables } from '../store-tables.js';

/** Keeps the keys that access tokens are signed with. */
export function createSqliteSigningKeyRepository(
  database: Kysely<StoreTables>,
): SigningKeyRepository {
  return {
    async list() {
      const rows = await database
        .selectFrom('signing_keys')
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .selectAll()
        .execute();
      return rows.map((row) => ({
        id: row.id,
        publicKey: JSON.parse(row.public_key) as Readonly<Record<string, unknown>>,
        privateKey: row.private_key,
        createdAt: row.created_at,
        signsUntil: row.signs_until,
        verifiesUntil: row.verifies_until,
      }));
    },

    async addUnlessCurrent(key, { now, replaces }) {
      return await database.transaction().execute(async (transaction) => {
        await transaction.deleteFrom('signing_keys').where('verifies_until', '<=', now).execute();
        const current = await transaction
          .selectFrom('signing_keys')
          .where('signs_until', '>', now)
          .where('id', '<>', replaces ?? '')
          .select('id')
          .executeTakeFirst();
        if (current !== undefined) return false;
        if (replaces !== undefined) {
          await transaction
            .updateTable('signing_keys')
            .where('id', '=', replaces)
            .set({ signs_until: now })
            .execute();
        }
        await transaction
          .insertInto('signing_keys')
          .values({
            id: key.id,
            public_key: JSON.stringify(key.publicKey),
            private_key: key.privateKey,
            created_at: key.createdAt,
            signs_until: key.signsUntil,
            verifies_until: key.verifiesUntil,
          })
          .execute();
        return true;
      });
    },
  };
}
