import { listTransports } from '../../../core/catalog/list-transports.js';
import type { ServiceRecord } from '../../../core/catalog/service-record.js';
import { facetKinds } from './facet-kinds.js';
import { foldCase } from './fold-case.js';

export interface RecordFacet {
  readonly kind: number;
  /** What filters compare with. */
  readonly key: string;
  /** As the registry writes it. */
  readonly value: string;
}

/** All values by which a record is counted and filtered, each once. */
export function listFacets(record: ServiceRecord): RecordFacet[] {
  const facets = new Map<string, RecordFacet>();
  const add = (kind: number, value: string): void => {
    const key = foldCase(value);
    const place = `${kind} ${key}`;
    if (key !== '' && !facets.has(place)) facets.set(place, { kind, key, value });
  };
  if (record.category !== undefined) add(facetKinds.category, record.category);
  for (const tag of record.tags) add(facetKinds.tags, tag);
  for (const transport of listTransports(record)) add(facetKinds.transport, transport);
  add(facetKinds.auth, record.auth.kind);
  return [...facets.values()];
}
