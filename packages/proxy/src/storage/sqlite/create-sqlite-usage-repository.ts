import type { Kysely } from 'kysely';
import type { UsageCount, UsageRepository } from '../../core/catalog/usage-repository.js';
import type { StoreTables } from './store-tables.js';

const minute = 60_000;

/** Counts use by the minute: a window may therefore hold up to one minute more than it says. */
export function createSqliteUsageRepository(database: Kysely<StoreTables>): UsageRepository {
  return {
    async record({ serviceId, kind, at }) {
      await database
        .insertInto('usage')
        .values({ service_id: serviceId, kind, minute: minuteOf(at), count: 1 })
        .onConflict((conflict) =>
          conflict
            .columns(['service_id', 'kind', 'minute'])
            .doUpdateSet((expression) => ({ count: expression('usage.count', '+', 1) })),
        )
        .execute();
    },

    async counts({ since }) {
      let query = database
        .selectFrom('usage')
        .select(({ fn }) => ['service_id', 'kind', fn.sum<number>('count').as('count')])
        .groupBy(['service_id', 'kind']);
      if (since !== undefined) query = query.where('minute', '>=', minuteOf(since));
      const counts = new Map<string, UsageCount>();
      for (const { service_id: id, kind, count } of await query.execute()) {
        const { connections, executions } = counts.get(id) ?? { connections: 0, executions: 0 };
        counts.set(
          id,
          kind === 'connection'
            ? { connections: count, executions }
            : { connections, executions: count },
        );
      }
      return counts;
    },
  };
}

function minuteOf(moment: Date): number {
  return Math.floor(moment.getTime() / minute);
}
