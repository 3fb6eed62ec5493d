import { type Kysely, sql } from 'kysely';
import type {
  SharedUse,
  UsageCount,
  UsageRepository,
} from '../../core/catalog/usage-repository.js';
import { principalKey } from '../../core/principal-key.js';
import type { StoreTables } from './store-tables.js';

const minute = 60_000;

/** Services of one owner that are looked at, others that are compared with, and rows that are given back. */
const maxOwn = 50;
const maxOthers = 100;
const maxShared = 200;

/** The person at this machine: what they use is theirs, and told to nobody else. */
const localOwner = principalKey({ kind: 'local' });

/** Counts use by the minute: a window may therefore hold up to one minute more than it says. */
export function createSqliteUsageRepository(database: Kysely<StoreTables>): UsageRepository {
  return {
    async record({ serviceId, kind, at, count = 1, owner }) {
      await database
        .insertInto('usage')
        .values({ service_id: serviceId, kind, minute: minuteOf(at), count })
        .onConflict((conflict) =>
          conflict
            .columns(['service_id', 'kind', 'minute'])
            .doUpdateSet((expression) => ({ count: expression('usage.count', '+', count) })),
        )
        .execute();
      if (owner === undefined) return;
      await database
        .insertInto('usage_by_owner')
        .values({ owner, service_id: serviceId, count, minute: minuteOf(at) })
        .onConflict((conflict) =>
          conflict.columns(['owner', 'service_id']).doUpdateSet((expression) => ({
            count: expression('usage_by_owner.count', '+', count),
            minute: minuteOf(at),
          })),
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

    async ofOwner(owner) {
      const rows = await database
        .selectFrom('usage_by_owner')
        .where('owner', '=', owner)
        .orderBy('count', 'desc')
        .orderBy('minute', 'desc')
        .limit(maxOwn)
        .select(['service_id', 'count'])
        .execute();
      return rows.map(({ service_id: serviceId, count }) => ({ serviceId, count }));
    },

    async alongside(owner) {
      const { rows } = await sql<SharedUse>`
        with mine as (
          select service_id from usage_by_owner where owner = ${owner}
          order by count desc, minute desc limit ${maxOwn}
        ), others as (
          select owner from usage_by_owner
          where service_id in (select service_id from mine) and owner not in (${owner}, ${localOwner})
          group by owner order by max(minute) desc limit ${maxOthers}
        ), used as (
          select usage_by_owner.owner, service_id,
            row_number() over (partition by usage_by_owner.owner order by count desc, minute desc) as rank
          from others join usage_by_owner on usage_by_owner.owner = others.owner
        )
        select theirs.service_id as "serviceId", mine.service_id as "with", count(*) as owners
        from mine
        join used both on both.service_id = mine.service_id
        join used theirs on theirs.owner = both.owner and theirs.service_id <> mine.service_id
          and theirs.rank <= ${maxOwn}
        group by theirs.service_id, mine.service_id
        order by owners desc, theirs.service_id, mine.service_id limit ${maxShared}
      `.execute(database);
      return rows;
    },
  };
}

function minuteOf(moment: Date): number {
  return Math.floor(moment.getTime() / minute);
}
