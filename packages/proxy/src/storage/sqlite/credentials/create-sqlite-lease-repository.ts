import { type Kysely, sql } from 'kysely';
import type { LeaseRepository } from '../../../core/credentials/lease-repository.js';
import { storeClock } from '../runners/store-clock.js';
import type { StoreTables } from '../store-tables.js';

/** Keeps whose turn it is, by the clock of the store. */
export function createSqliteLeaseRepository(database: Kysely<StoreTables>): LeaseRepository {
  return {
    async take(id, { holder, hold }) {
      const endsAt = sql<number>`${storeClock} + ${Math.round(hold)}`;
      const taken = await database
        .insertInto('leases')
        .values({ id, holder, ends_at: endsAt })
        .onConflict((conflict) =>
          conflict
            .column('id')
            .doUpdateSet({ holder, ends_at: endsAt })
            .where(({ eb, or }) =>
              or([eb('leases.holder', '=', holder), eb('leases.ends_at', '<=', storeClock)]),
            ),
        )
        .returning('id')
        .execute();
      return taken.length > 0;
    },

    async release(id, { holder }) {
      await database
        .deleteFrom('leases')
        .where('id', '=', id)
        .where('holder', '=', holder)
        .execute();
    },
  };
}
