import type { Kysely } from 'kysely';
import type {
  DataKeyRepository,
  WrappedKey,
} from '../../../core/credentials/data-key-repository.js';
import type { StoreTables } from '../store-tables.js';

/** Keeps the wrapped keys of credentials. */
export function createSqliteDataKeyRepository(database: Kysely<StoreTables>): DataKeyRepository {
  return {
    async list(masterId) {
      const rows = await database
        .selectFrom('credential_keys')
        .where('master_id', '=', masterId)
        .orderBy('number')
        .selectAll()
        .execute();
      return rows.map(({ id, nonce, data }) => ({ id, masterId, nonce, data }));
    },

    async add(key, { beside }) {
      const count = database
        .selectFrom('credential_keys')
        .where('master_id', '=', key.masterId)
        .select(({ fn }) => fn.countAll<number>().as('count'));
      await database
        .insertInto('credential_keys')
        .columns(['id', 'master_id', 'nonce', 'data'])
        .expression(
          database
            .selectNoFrom(({ val }) => [
              val(key.id).as('id'),
              val(key.masterId).as('master_id'),
              val(key.nonce).as('nonce'),
              val(key.data).as('data'),
            ])
            .where(count, '=', beside),
        )
        .execute();
    },

    async rewrap(masterId, keys) {
      await database.transaction().execute(async (transaction) => {
        await transaction
          .insertInto('credential_keys')
          .values(keys.map(rowOf))
          .onConflict((conflict) => conflict.columns(['id', 'master_id']).doNothing())
          .execute();
        await transaction
          .deleteFrom('credential_keys')
          .where('master_id', '=', masterId)
          .where(
            'id',
            'in',
            keys.map(({ id }) => id),
          )
          .execute();
      });
    },
  };
}

function rowOf({ id, masterId, nonce, data }: WrappedKey) {
  return { id, master_id: masterId, nonce, data };
}
