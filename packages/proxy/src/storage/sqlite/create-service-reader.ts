import type { Kysely } from 'kysely';
import type { RegistrySource } from '../../core/catalog/registry.js';
import type { ServiceReader } from '../../core/catalog/service-repository.js';
import { readDocument } from './read-document.js';
import { createSearch } from './search/create-search.js';
import { foldCase } from './search/fold-case.js';
import type { StoreTables } from './store-tables.js';
import { visibleServices } from './visible-services.js';

/** Records of one name that are handed out at most. */
const maxNamesakes = 20;

/** Reads the records of these registries and of no others. */
export function createServiceReader(
  database: Kysely<StoreTables>,
  { registries }: { readonly registries: readonly RegistrySource[] },
): ServiceReader {
  const visible = visibleServices(registries.map(({ key }) => key));

  const visibleDocuments = () =>
    database
      .selectFrom('services as s')
      .innerJoin('service_documents', 'service_documents.service_key', 's.key')
      .where(visible.condition)
      .select(['s.registry', 'service_documents.document']);

  return {
    search: createSearch(database, { registries, visible }),

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
