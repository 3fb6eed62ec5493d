import { listTransports } from '../../../core/catalog/list-transports.js';
import { foldCase } from '../../../core/catalog/search/fold-case.js';
import type { ServiceRecord } from '../../../core/catalog/service-record.js';
import { facetKinds, type FacetValue } from '../../../core/catalog/view/service-rows.js';

/** All values by which a record is counted and filtered, each once. */
export function listFacets(record: ServiceRecord): FacetValue[] {
  const facets = new Map<string, FacetValue>();
  const add = (kind: number, value: string): void => {
    const key = foldCase(value);
    if (key !== '' && !facets.has(`${kind}\t${key}`))
      facets.set(`${kind}\t${key}`, { kind, key, value });
  };
  if (record.category !== undefined) add(facetKinds.category, record.category);
  for (const tag of record.tags) add(facetKinds.tags, tag);
  for (const transport of listTransports(record)) add(facetKinds.transport, transport);
  add(facetKinds.auth, record.auth.kind);
  return [...facets.values()];
}
