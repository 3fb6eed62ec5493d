import type { Kysely } from 'kysely';
import type { RegistrySource } from '../../core/catalog/registry.js';
import type { ServiceRepository } from '../../core/catalog/service-repository.js';
import { readDocument } from './read-document.js';
import { replaceRegistry } from './replace-registry.js';
import { createSearch } from './search/create-search.js';
import { foldCase } from './search/fold-case.js';
import type { StoreTables } from './store-tables.js';
import { useRegistries } from './use-registries.js';
import { visibleServices } from './visible-services.js';

/** Records of one name that are handed out at most. */
const maxNamesakes = 20;

/** The catalog's records in SQLite. */
export function createSqliteServiceRepository(database: Kysely<StoreTables>): ServiceRepository {
  let registries: readonly RegistrySource[] = [];
  let visible = visibleServices([]);
  let search = createSearch(database, { registries, visible });

  const visibleDocuments = () =>
    database
      .selectFrom('services as s')
      .innerJoin('service_documents', 'service_documents.service_key', 's.key')
      .where(visible.condition)
      .select(['s.registry', 'service_documents.document']);

  return {
    async useRegistries(used) {
      const keys = used.map(({ key }) => key);
      await database.transaction().execute((transaction) => useRegistries(transaction, { keys }));
      registries = used;
      visible = visibleServices(keys);
      search = createSearch(database, { registries, visible });
    },

    search: (query) => search(query),

    async get(id) {
      const row = await visibleDocuments().where('s.id', '=', id).executeTakeFirst();
      return row === undefined ? undefined : readDocument(row, { registries });
    },

    async findByName(name) {
      const rows = await visibleDocuments()
        .where('s.name_key', '=', foldCase(name))
        .orderBy('s.popularity', 'desc')
        .orderBy('s.id')
        .limit(maxNamesakes)
        .execute();
      return rows.map((row) => readDocument(row, { registries }));
    },

    async replaceRegistry(key, records) {
      await database
        .transaction()
        .execute((transaction) => replaceRegistry(transaction, { registry: key, records }));
    },

    async count() {
      const { count } = await database
        .selectFrom('services as s')
        .where(visible.condition)
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return count;
    },
  };
}
