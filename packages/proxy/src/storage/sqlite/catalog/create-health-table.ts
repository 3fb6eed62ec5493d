import { type Kysely, sql } from 'kysely';
import { serviceHealthStates } from '@nanda/protocol/facts';
import type { ServiceHealth } from '@nanda/protocol';
import type { ServiceRepository } from '../../../core/catalog/service-repository.js';
import type { StoreTables } from '../store-tables.js';
import { bumpVersion } from './bump-version.js';

/** What addresses answered when they were looked at. */
export function createHealthTable(
  database: Kysely<StoreTables>,
): Pick<ServiceRepository, 'setHealth' | 'healthOf'> {
  return {
    async setHealth(address, { state, checkedAt, latency, reason }) {
      await database.transaction().execute(async (transaction) => {
        const before = await transaction
          .selectFrom('address_health')
          .where('address', '=', address)
          .select('state')
          .executeTakeFirst();
        const row = {
          address,
          state,
          checked_at: checkedAt,
          latency: latency ?? null,
          reason: reason ?? null,
        };
        await transaction
          .insertInto('address_health')
          .values(row)
          .onConflict((conflict) => conflict.column('address').doUpdateSet(row))
          .execute();
        // Only the state is searched by; when it was looked at last changes nothing.
        if (before?.state !== state) await bumpVersion(transaction);
      });
    },

    async healthOf(addresses) {
      const { rows } = await sql<{
        address: string;
        state: string;
        checked_at: string;
        latency: number | null;
        reason: string | null;
      }>`
        select h.* from json_each(${JSON.stringify(addresses)}) wanted
        cross join address_health h on h.address = wanted.value
      `.execute(database);
      return new Map(
        rows.map(({ address, state, checked_at: checkedAt, latency, reason }) => {
          const health: ServiceHealth = {
            state: serviceHealthStates.find((known) => known === state) ?? 'unknown',
            checkedAt,
            ...(latency !== null && { latency }),
            ...(reason !== null && { reason }),
          };
          return [address, health];
        }),
      );
    },
  };
}
