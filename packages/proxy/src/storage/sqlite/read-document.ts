import type { RegistrySource } from '../../core/catalog/registry.js';
import type { ServiceRecord } from '../../core/catalog/service-record.js';

export interface DocumentRow {
  /** The key of its registry. */
  readonly registry: string;
  readonly document: string;
}

/** The record of a row, with its registry called as this process calls it. */
export function readDocument(
  { registry, document }: DocumentRow,
  { registries }: { readonly registries: readonly RegistrySource[] },
): ServiceRecord {
  const { source, ...record } = JSON.parse(document) as ServiceRecord;
  const name = registries.find(({ key }) => key === registry)?.name ?? '';
  return { ...record, source: { ...source, registry: name } };
}
