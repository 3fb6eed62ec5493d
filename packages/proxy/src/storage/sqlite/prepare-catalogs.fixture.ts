import { afterEach, beforeEach } from 'vitest';
import { openSqliteStore, type SqliteStore } from './open-sqlite-store.js';
import { silentLogger as logger } from './silent-logger.fixture.js';
import type { Catalog } from '../../core/catalog/catalog.js';
import { openCatalog, type OpenCatalogOptions } from '../../core/catalog/open-catalog.fixture.js';
import type { Registry } from '../../core/catalog/registry.js';

/** Gives every test of a file a store of its own, and catalogs over it; all are closed with the test. */
export function prepareCatalogs() {
  let store: SqliteStore;
  const opened: Catalog[] = [];

  beforeEach(async () => {
    store = await openSqliteStore({ dataDir: ':memory:', logger });
  });

  afterEach(async () => {
    await Promise.all(opened.splice(0).map((catalog) => catalog.close()));
    await store.close();
  });

  return {
    get store(): SqliteStore {
      return store;
    },
    open(registries: readonly Registry[], options: Partial<OpenCatalogOptions> = {}): Catalog {
      const catalog = openCatalog(registries, { store, ...options });
      opened.push(catalog);
      return catalog;
    },
  };
}
