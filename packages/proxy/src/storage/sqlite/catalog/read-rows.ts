import { type Kysely, sql } from 'kysely';
import { type ServiceHealthState, serviceHealthStates } from '@nanda/protocol/facts';
import type { FacetValue, ServiceRows } from '../../../core/catalog/view/service-rows.js';
import type { StoreTables } from '../store-tables.js';
import { createColumns, type ColumnsRow as Row } from './create-columns.js';

/** Rows that are read at once: other requests get their turn in between. */
const chunkSize = 2_000;

/**
 * Reads the narrow part of every listing of these registries into columns. Straight into them: a
 * hundred thousand rows as objects would take ten times the memory, which no process gives back.
 */
export async function readRows(
  database: Kysely<StoreTables>,
  { numbers }: { readonly numbers: readonly number[] },
): Promise<ServiceRows> {
  const columns = createColumns(await countRows(database), {
    registries: new Map(numbers.map((number, place) => [number, place])),
    sharedIds: await readSharedIds(database, { numbers }),
  });
  for (let last = 0; ;) {
    const { rows } = await sql<Row>`
      select key, registry, list, place, flags, popularity, rating_average, rating_count,
        created_at, updated_at, name_hash, title_hash, short_hash, name_words, words, facets,
        identities
      from services where key > ${last} order by key limit ${chunkSize}
    `.execute(database);
    for (const row of rows) columns.add(row);
    last = rows.at(-1)?.key ?? last;
    if (rows.length < chunkSize) break;
    await new Promise(setImmediate);
  }
  return columns.finish({
    facetValues: await readFacetValues(database),
    health: await readHealth(database),
  });
}

async function countRows(database: Kysely<StoreTables>): Promise<number> {
  const { count } = await database
    .selectFrom('services')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** By the keys of listings: ids that several registries list. Only the first one's listing of each is seen. */
async function readSharedIds(
  database: Kysely<StoreTables>,
  { numbers }: { readonly numbers: readonly number[] },
): Promise<ReadonlyMap<number, string>> {
  if (numbers.length < 2) return new Map();
  const { rows } = await sql<{ key: number; id: string }>`
    select key, id from services
    where id in (select id from services group by id having count(*) > 1)
  `.execute(database);
  return new Map(rows.map(({ key, id }) => [key, id]));
}

async function readFacetValues(
  database: Kysely<StoreTables>,
): Promise<ReadonlyMap<number, FacetValue>> {
  const rows = await database.selectFrom('facet_values').selectAll().execute();
  return new Map(
    rows.map(({ number, kind, value_key: key, value }) => [number, { kind, key, value }]),
  );
}

/** By the keys of listings. */
async function readHealth(
  database: Kysely<StoreTables>,
): Promise<ReadonlyMap<number, ServiceHealthState>> {
  const { rows } = await sql<{ key: number; state: string }>`
    select s.key, h.state from address_health h join services s on s.address = h.address
  `.execute(database);
  return new Map(
    rows.flatMap(({ key, state }) => {
      const known = serviceHealthStates.find((one) => one === state);
      return known === undefined ? [] : [[key, known]];
    }),
  );
}
