import { type Kysely, sql } from 'kysely';
import type { RegistryBatch } from '../../../core/catalog/registry.js';
import type { StoredStep, StoreOptions } from '../../../core/catalog/service-repository.js';
import type { StoreTables } from '../store-tables.js';
import { bumpVersion } from './bump-version.js';
import { deleteListings } from './delete-listings.js';
import type { FacetDictionary } from './facet-dictionary.js';
import { pruneFacets } from './prune-facets.js';
import { removeListings } from './remove-listings.js';
import { storeRecords } from './store-records.js';
import { useRegistries } from './use-registries.js';

export interface StoreBatchOptions extends StoreOptions {
  /** The key of the registry. */
  readonly registry: string;
  readonly facets: FacetDictionary;
}

/** Problems that are kept of one reading. */
const maxProblems = 100;

/** Stores one step of a reading. */
export async function storeBatch(
  transaction: Kysely<StoreTables>,
  batch: RegistryBatch,
  { registry: key, at, generation: expected, facets }: StoreBatchOptions,
): Promise<StoredStep> {
  const [number = 0] = await useRegistries(transaction, { keys: [key] });
  const before = await transaction
    .selectFrom('registries')
    .where('number', '=', number)
    .select(['generation', 'next_place', 'problems'])
    .executeTakeFirstOrThrow();
  const isFirst = batch.part === 'first';
  if (!isFirst && (expected ?? before.generation) !== before.generation) {
    return { generation: before.generation, isSuperseded: true };
  }
  const generation = before.generation + (isFirst ? 1 : 0);
  const { nextPlace, hasChanged } = await storeRecords(transaction, batch.records, {
    registry: number,
    generation,
    firstPlace: isFirst ? 0 : before.next_place,
    keepsPlaces: batch.part === 'changes',
    facets,
    at: at.getTime(),
  });
  let changed = hasChanged;
  if (
    await removeListings(transaction, batch.removed ?? [], {
      registry: number,
      facets,
      at: at.getTime(),
    })
  ) {
    changed = true;
  }
  if (batch.isLast && batch.part !== 'changes') {
    if (await sweep(transaction, { registry: number, generation })) {
      await pruneFacets(transaction);
      changed = true;
    }
  }
  const known =
    isFirst || batch.part === 'changes' ? [] : (JSON.parse(before.problems) as string[]);
  await transaction
    .updateTable('registries')
    .where('number', '=', number)
    .set({
      checkpoint: batch.checkpoint,
      generation,
      next_place: nextPlace,
      is_complete: batch.isLast ? 1 : 0,
      problems: JSON.stringify([...known, ...batch.problems].slice(0, maxProblems)),
      ...(batch.isLast && { synced_at: at.toISOString() }),
    })
    .execute();
  if (changed) await bumpVersion(transaction);
  return { generation, isSuperseded: false };
}

/** What this listing of everything did not name has gone. */
async function sweep(
  transaction: Kysely<StoreTables>,
  { registry, generation }: { readonly registry: number; readonly generation: number },
): Promise<boolean> {
  const { rows } = await sql<{ key: number }>`
    select key from services where registry = ${registry} and generation < ${generation}
  `.execute(transaction);
  await deleteListings(transaction, { keys: rows.map(({ key }) => key) });
  return rows.length > 0;
}
