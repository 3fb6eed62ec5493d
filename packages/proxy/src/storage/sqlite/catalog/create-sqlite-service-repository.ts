import { type Kysely, sql } from 'kysely';
import { indexFields } from '../../../core/catalog/search/index-fields.js';
import type { RegistrySource } from '../../../core/catalog/registry.js';
import type { ServiceRepository } from '../../../core/catalog/service-repository.js';
import type { StoreTables } from '../store-tables.js';
import { bumpVersion } from './bump-version.js';
import { createFacetDictionary } from './facet-dictionary.js';
import { createHealthTable } from './create-health-table.js';
import { createTermIndex } from './create-term-index.js';
import { findNearNames } from './find-near-names.js';
import { findVersion } from './find-version.js';
import { readDocument } from './read-document.js';
import { readRows } from './read-rows.js';
import { readVersions } from './read-versions.js';
import { setTools } from './set-tools.js';
import { storeBatch } from './store-batch.js';
import { storeRecords } from './store-records.js';
import { pruneStore } from '../prune-store.js';
import { useRegistries } from './use-registries.js';

/** The catalog's listings in SQLite. */
export function createSqliteServiceRepository(database: Kysely<StoreTables>): ServiceRepository {
  let registries: readonly RegistrySource[] = [];
  let numbers: readonly number[] = [];
  let counted:
    | { readonly version: string; readonly counts: ReadonlyMap<string, number> }
    | undefined;
  const facets = createFacetDictionary();
  const nameOf = (number: number) => registries[numbers.indexOf(number)]?.name ?? '';
  const inUse = () => sql`(select value from json_each(${JSON.stringify(numbers)}))`;

  /** Several statements as one. What the dictionary learned in one that failed is not in the store. */
  async function change<Result>(
    write: (transaction: Kysely<StoreTables>) => Promise<Result>,
  ): Promise<Result> {
    try {
      return await database.transaction().execute(write);
    } catch (error) {
      facets.forget();
      throw error;
    }
  }

  async function readVersion(): Promise<string> {
    const { rows } = await sql<{ version: number }>`select version from catalog_version`.execute(
      database,
    );
    return String(rows[0]?.version);
  }

  return {
    async useRegistries(wanted) {
      const keys = wanted.map(({ key }) => key);
      numbers = await change(async (transaction) => {
        await pruneStore(transaction, { now: new Date() });
        return await useRegistries(transaction, { keys });
      });
      registries = wanted;
      counted = undefined;
    },

    async readingOf(key) {
      const row = await database
        .selectFrom('registries')
        .where('key', '=', key)
        .select(['checkpoint', 'synced_at', 'problems', 'is_complete', 'generation'])
        .executeTakeFirst();
      if (row === undefined) return undefined;
      return {
        ...(row.checkpoint !== null && { checkpoint: row.checkpoint }),
        ...(row.synced_at !== null && { syncedAt: row.synced_at }),
        isComplete: row.is_complete === 1,
        generation: row.generation,
        problems: JSON.parse(row.problems) as string[],
      };
    },

    async store(registry, batch, options) {
      return await change((transaction) =>
        storeBatch(transaction, batch, { registry, facets, ...options }),
      );
    },

    async confirm(key, { at }) {
      await database
        .updateTable('registries')
        .where('key', '=', key)
        .where('is_complete', '=', 1)
        .set({ synced_at: at.toISOString() })
        .execute();
    },

    async add(key, records, { at }) {
      await change(async (transaction) => {
        const [registry = 0] = await useRegistries(transaction, { keys: [key] });
        const { generation, next_place: firstPlace } = await transaction
          .selectFrom('registries')
          .where('number', '=', registry)
          .select(['generation', 'next_place'])
          .executeTakeFirstOrThrow();
        const options = {
          registry,
          generation,
          firstPlace,
          keepsPlaces: true,
          facets,
          at: at.getTime(),
        };
        const { nextPlace, hasChanged } = await storeRecords(transaction, records, options);
        await transaction
          .updateTable('registries')
          .where('number', '=', registry)
          .set({ next_place: nextPlace })
          .execute();
        if (hasChanged) await bumpVersion(transaction);
      });
    },

    async countRegistered(key, { by }) {
      const { rows } = await sql<{ count: number }>`
        select count(*) as count
        from registries join services on services.registry = registries.number
          join service_documents on service_key = services.key
        where registries.key = ${key} and json_extract(document, '$.registeredBy') = ${by}
      `.execute(database);
      return rows[0]?.count ?? 0;
    },

    version: readVersion,

    rows: () => readRows(database, { numbers }),

    async names() {
      const { rows } = await sql<{ key: number; name_key: string }>`
        select key, name_key from services where registry in ${inUse()}
      `.execute(database);
      return new Map(rows.map(({ key, name_key: name }) => [key, name]));
    },

    async counts() {
      const version = await readVersion();
      if (counted?.version === version) return counted.counts;
      const { rows } = await sql<{ registry: number; count: number }>`
        select registry, count(*) as count from services where registry in ${inUse()} group by registry
      `.execute(database);
      const counts = new Map(
        rows.map(({ registry, count }) => [
          registries[numbers.indexOf(registry)]?.key ?? '',
          count,
        ]),
      );
      counted = { version, counts };
      return counts;
    },

    async records(keys) {
      const { rows } = await sql<{ key: number; registry: number; document: string }>`
        select s.key, s.registry, d.document from json_each(${JSON.stringify(keys)}) wanted
        cross join services s on s.key = wanted.value
        join service_documents d on d.service_key = s.key
        order by wanted.key
      `.execute(database);
      return rows.map(({ key, registry, document }) => ({
        key,
        record: readDocument(document, { registry: nameOf(registry) }),
      }));
    },

    async findById(id) {
      const { rows } = await sql<{ key: number }>`
        select key from services where id = ${id} and registry in ${inUse()}
      `.execute(database);
      // Only a name carries a version in an id of its own.
      if (rows.length > 0 || !/[/@.]/.test(id)) return rows.map(({ key }) => key);
      const { rows: versions } = await sql<{ key: number }>`
        select key from services
        -- The plus keeps SQLite from starting at the registries instead of the ids.
        where id > ${`${id}@`} and id < ${`${id}A`} and +registry in ${inUse()}
        order by created_at desc
      `.execute(database);
      return versions.map(({ key }) => key);
    },

    findNearNames: (text) => findNearNames(database, { text, numbers }),
    ofVersion: (version) => findVersion(database, { version, numbers }),
    versionsOf: (key) => readVersions(database, { key, nameOf }),
    serviceIndex: createTermIndex(database, { name: 'services', columns: indexFields }),
    toolIndex: createTermIndex(database, {
      name: 'tools',
      columns: ['name', 'description', 'service'],
    }),

    async toolOwners(wanted) {
      const { rows } = await sql<{ number: number; key: number }>`
        select t.number, t.service_key as key from json_each(${JSON.stringify(wanted)}) wanted
        cross join service_tools t on t.number = wanted.value
      `.execute(database);
      return new Map(rows.map(({ number, key }) => [number, key]));
    },

    async tools(wanted) {
      const { rows } = await sql<{
        number: number;
        key: number;
        name: string;
        description: string | null;
      }>`
        select t.number, t.service_key as key, t.name, t.description
        from json_each(${JSON.stringify(wanted)}) wanted
        cross join service_tools t on t.number = wanted.value order by wanted.key
      `.execute(database);
      return rows.map(({ description, ...tool }) => ({
        ...tool,
        ...(description !== null && { description }),
      }));
    },

    async setTools({ registry: name, id }, tools, { at }) {
      const registry = numbers[registries.findIndex((one) => one.name === name)];
      if (registry === undefined) return;
      await change((transaction) =>
        setTools(transaction, { registry, id, tools, facets, at: at.getTime() }),
      );
    },

    ...createHealthTable(database),
  };
}
