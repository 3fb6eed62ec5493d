import { type Kysely, sql } from 'kysely';
import type { CredentialRepository } from '../../../core/credentials/credential-repository.js';
import { principalKey } from '../../../core/principal-key.js';
import type { StoreTables } from '../store-tables.js';
import { fromSealedEntry } from './from-sealed-entry.js';
import { toSealedEntry } from './to-sealed-entry.js';

/** Keeps what the vault has encrypted. What is for a connection goes with its row. */
export function createSqliteCredentialRepository(
  database: Kysely<StoreTables>,
): CredentialRepository {
  const all = () => database.selectFrom('credentials').selectAll();

  return {
    async put(entry) {
      const row = fromSealedEntry(entry);
      return database.transaction().execute(async (transaction) => {
        if (row.connection_id !== null) {
          const connection = await transaction
            .selectFrom('connections')
            .where('id', '=', row.connection_id)
            .select('id')
            .executeTakeFirst();
          if (connection === undefined) return undefined;
        }
        // Another process may have put one there under an id of its own.
        await transaction
          .deleteFrom('credentials')
          .where('owner', '=', row.owner)
          .where('service_id', '=', row.service_id)
          .where('place', '=', row.place)
          .where('type', '=', row.type)
          .where('connection_id', 'is', row.connection_id)
          .where('id', '<>', row.id)
          .execute();
        const { version } = await transaction
          .insertInto('credentials')
          .values({ ...row, version: 1 })
          .onConflict((conflict) =>
            conflict.column('id').doUpdateSet(({ ref, lit }) => ({
              ...row,
              version: sql<number>`${ref('credentials.version')} + ${lit(1)}`,
            })),
          )
          .returning('version')
          .executeTakeFirstOrThrow();
        return version;
      });
    },

    async findSlot({ owner, serviceId, place, type, connectionId }) {
      const row = await all()
        .where('owner', '=', principalKey(owner))
        .where('service_id', '=', serviceId)
        .where('place', '=', place)
        .where('type', '=', type)
        .where('connection_id', 'is', connectionId ?? null)
        .executeTakeFirst();
      return row && toSealedEntry(row);
    },

    async get(id) {
      const row = await all().where('id', '=', id).executeTakeFirst();
      return row && toSealedEntry(row);
    },

    async find(owner, { serviceId, type, place, connectionId }) {
      let query = all()
        .where('owner', '=', principalKey(owner))
        .where('service_id', '=', serviceId)
        .where('connection_id', 'is', connectionId ?? null);
      if (type !== undefined) query = query.where('type', '=', type);
      if (place !== undefined) query = query.where('place', '=', place);
      const row = await query
        .orderBy('updated_at', 'desc')
        .orderBy('id')
        .limit(1)
        .executeTakeFirst();
      return row && toSealedEntry(row);
    },

    async list(owner) {
      const rows = await all()
        .where('owner', '=', principalKey(owner))
        .orderBy('updated_at', 'desc')
        .orderBy('id')
        .execute();
      return rows.map(toSealedEntry);
    },

    async count(owner) {
      const { count } = await database
        .selectFrom('credentials')
        .where('owner', '=', principalKey(owner))
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return count;
    },

    async update({ id, version, sealed, scope, expiresAt, isRenewable, updatedAt }) {
      const { numUpdatedRows } = await database
        .updateTable('credentials')
        .where('id', '=', id)
        .where('version', '=', version)
        .set({
          scope: scope ?? null,
          expires_at: expiresAt ?? null,
          is_renewable: isRenewable === undefined ? null : isRenewable ? 1 : 0,
          updated_at: updatedAt,
          version: version + 1,
          key_id: sealed.keyId,
          nonce: sealed.nonce,
          data: sealed.data,
        })
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async delete(id) {
      const { numDeletedRows } = await database
        .deleteFrom('credentials')
        .where('id', '=', id)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },
  };
}
