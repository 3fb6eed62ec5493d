import type { ServiceRecord } from '../../../core/catalog/service-record.js';

/** The record of a document, with its registry called as this process calls it. */
export function readDocument(
  document: string,
  { registry }: { readonly registry: string },
): ServiceRecord {
  const { source, ...record } = JSON.parse(document) as ServiceRecord;
  return { ...record, source: { ...source, registry } };
}
