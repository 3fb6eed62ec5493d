import type { Kysely } from 'kysely';
import type { ServiceRepository } from '../../core/catalog/service-repository.js';
import { createServiceReader } from './create-service-reader.js';
import { replaceRegistry } from './replace-registry.js';
import type { StoreTables } from './store-tables.js';
import { useRegistries } from './use-registries.js';

/** The catalog's records in SQLite. */
export function createSqliteServiceRepository(database: Kysely<StoreTables>): ServiceRepository {
  let everything = createServiceReader(database, { registries: [] });
  let shared = everything;

  return {
    get shared() {
      return shared;
    },

    search: (query) => everything.search(query),
    get: (id) => everything.get(id),
    findByName: (name) => everything.findByName(name),
    count: () => everything.count(),

    async useRegistries(registries) {
      const keys = registries.map(({ key }) => key);
      await database.transaction().execute((transaction) => useRegistries(transaction, { keys }));
      everything = createServiceReader(database, { registries });
      shared = createServiceReader(database, {
        registries: registries.filter(({ isPrivate }) => isPrivate !== true),
      });
    },

    async replaceRegistry(key, records) {
      await database
        .transaction()
        .execute((transaction) => replaceRegistry(transaction, { registry: key, records }));
    },
  };
}
