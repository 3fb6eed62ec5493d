import { type Kysely, sql } from 'kysely';
import type { KnownTool } from '../../../core/catalog/service-repository.js';
import type { StoreTables } from '../store-tables.js';

/** What services have said of their own tools, by their ids. */
export async function readKnownTools(
  transaction: Kysely<StoreTables>,
  { registry, ids }: { readonly registry: number; readonly ids: readonly string[] },
): Promise<ReadonlyMap<string, readonly KnownTool[]>> {
  const { rows } = await sql<{ service_id: string; tools: string }>`
    select k.service_id, k.tools from json_each(${JSON.stringify(ids)}) wanted
    cross join known_tools k on k.service_id = wanted.value and k.registry = ${registry}
  `.execute(transaction);
  return new Map(
    rows.map(({ service_id: id, tools }) => [id, JSON.parse(tools) as readonly KnownTool[]]),
  );
}
