import type { Kysely } from 'kysely';
import type { ChallengeRepository } from '../../../core/accounts/store/challenge-repository.js';
import type { StoreTables } from '../store-tables.js';

/** Keeps the messages that wallets have not signed yet. */
export function createSqliteChallengeRepository(
  database: Kysely<StoreTables>,
): ChallengeRepository {
  return {
    async add(challenge, { now, mostOfPlace, most }) {
      return await database.transaction().execute(async (transaction) => {
        await transaction.deleteFrom('wallet_challenges').where('expires_at', '<=', now).execute();
        const { all, here } = await transaction
          .selectFrom('wallet_challenges')
          .select(({ fn }) => [
            fn.countAll<number>().as('all'),
            fn.countAll<number>().filterWhere('place', '=', challenge.place).as('here'),
          ])
          .executeTakeFirstOrThrow();
        if (all >= most || here >= mostOfPlace) return false;
        await transaction
          .insertInto('wallet_challenges')
          .values({
            nonce: challenge.nonce,
            wallet_address: challenge.walletAddress,
            chain_id: challenge.chainId,
            message: challenge.message,
            place: challenge.place,
            expires_at: challenge.expiresAt,
          })
          .execute();
        return true;
      });
    },

    async take(nonce, { now }) {
      const row = await database
        .deleteFrom('wallet_challenges')
        .where('nonce', '=', nonce)
        .returningAll()
        .executeTakeFirst();
      if (row === undefined || row.expires_at <= now) return undefined;
      return {
        nonce: row.nonce,
        walletAddress: row.wallet_address,
        chainId: row.chain_id,
        message: row.message,
        place: row.place,
        expiresAt: row.expires_at,
      };
    },
  };
}
