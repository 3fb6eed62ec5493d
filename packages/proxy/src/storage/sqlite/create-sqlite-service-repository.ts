import { type Kysely, sql } from 'kysely';
import type { ServiceRecord } from '../../core/catalog/service-record.js';
import type { ServiceRepository } from '../../core/catalog/service-repository.js';
import { deleteServices } from './delete-services.js';
import { markShadowed } from './mark-shadowed.js';
import { replaceRegistry } from './replace-registry.js';
import { createSearch } from './search/create-search.js';
import { foldCase } from './search/fold-case.js';
import type { StoreTables } from './store-tables.js';

/** Records of one name that are handed out at most. */
const maxNamesakes = 20;

/**
 * The catalog's records in SQLite. `retainRegistries` also says in which order registries count:
 * of an id that several list, only the first one's record is read.
 */
export function createSqliteServiceRepository(database: Kysely<StoreTables>): ServiceRepository {
  const visibleDocuments = () =>
    database
      .selectFrom('services')
      .innerJoin('service_documents', 'service_documents.service_key', 'services.key')
      // The plus keeps SQLite from walking the index that the list is ordered by.
      .where(sql`+services.shadowed`, '=', 0)
      .select('service_documents.document');

  return {
    search: createSearch(database),

    async get(id) {
      const row = await visibleDocuments().where('services.id', '=', id).executeTakeFirst();
      return row === undefined ? undefined : parse(row);
    },

    async findByName(name) {
      const rows = await visibleDocuments()
        .where('services.name_key', '=', foldCase(name))
        .orderBy('services.popularity', 'desc')
        .orderBy('services.id')
        .limit(maxNamesakes)
        .execute();
      return rows.map(parse);
    },

    async replaceRegistry(registry, records) {
      await database
        .transaction()
        .execute((transaction) => replaceRegistry(transaction, { registry, records }));
    },

    async retainRegistries(registries) {
      await database.transaction().execute(async (transaction) => {
        const gone = await transaction
          .selectFrom('services')
          .select('key')
          .where('registry', 'not in', [...registries, ''])
          .execute();
        await deleteServices(transaction, { keys: gone.map(({ key }) => key) });
        await transaction
          .deleteFrom('registries')
          .where('name', 'not in', [...registries, ''])
          .execute();
        for (const [position, name] of registries.entries()) {
          await transaction
            .insertInto('registries')
            .values({ name, position })
            .onConflict((conflict) => conflict.column('name').doUpdateSet({ position }))
            .execute();
        }
        await markShadowed(transaction);
      });
    },

    async count() {
      const { count } = await database
        .selectFrom('services')
        .where('shadowed', '=', 0)
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return count;
    },
  };
}

function parse({ document }: { readonly document: string }): ServiceRecord {
  return JSON.parse(document) as ServiceRecord;
}
