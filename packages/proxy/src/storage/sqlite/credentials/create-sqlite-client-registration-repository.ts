import type { Kysely } from 'kysely';
import type { SealedRegistrationRepository } from '../../../core/authorizations/sealed-registration-repository.js';
import type { StoreTables } from '../store-tables.js';

/** More are not kept: each port that a proxy has listened on may have one. */
const maxKept = 1000;

/** Keeps the clients that were registered with authorization servers, as they are sealed. */
export function createSqliteClientRegistrationRepository(
  database: Kysely<StoreTables>,
): SealedRegistrationRepository {
  return {
    async find({ issuer, redirectUrl }) {
      const row = await database
        .selectFrom('oauth_clients')
        .where('issuer', '=', issuer)
        .where('redirect_url', '=', redirectUrl)
        .select(['key_id', 'nonce', 'data'])
        .executeTakeFirst();
      return row && { keyId: row.key_id, nonce: row.nonce, data: row.data };
    },

    async put({ issuer, redirectUrl, clientId }, { keyId, nonce, data }) {
      const changing = {
        client_id: clientId,
        created_at: new Date().toISOString(),
        key_id: keyId,
        nonce,
        data,
      };
      await database.transaction().execute(async (transaction) => {
        await transaction
          .insertInto('oauth_clients')
          .values({ issuer, redirect_url: redirectUrl, ...changing })
          .onConflict((conflict) =>
            conflict.columns(['issuer', 'redirect_url']).doUpdateSet(changing),
          )
          .execute();
        const surplus = await transaction
          .selectFrom('oauth_clients')
          .select('created_at')
          .orderBy('created_at', 'desc')
          .offset(maxKept)
          .limit(1)
          .executeTakeFirst();
        if (surplus === undefined) return;
        await transaction
          .deleteFrom('oauth_clients')
          .where('created_at', '<=', surplus.created_at)
          .execute();
      });
    },

    async delete({ issuer, clientId }) {
      await database
        .deleteFrom('oauth_clients')
        .where('issuer', '=', issuer)
        .where('client_id', '=', clientId)
        .execute();
    },
  };
}
