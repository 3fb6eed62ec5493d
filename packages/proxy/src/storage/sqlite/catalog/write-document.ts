import type { ServiceRecord } from '../../../core/catalog/service-record.js';

/**
 * A record as the store holds it: without the name of its registry, which two processes that read
 * the same one may call differently.
 */
export function writeDocument({ source, ...record }: ServiceRecord): string {
  return JSON.stringify({ ...record, source: { id: source.id } });
}
