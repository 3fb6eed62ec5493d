import type { RegistryBatch } from './registry.js';

/** One step of a reading, for tests: by itself a whole listing of nothing. */
export function makeBatch(given: Partial<RegistryBatch> = {}): RegistryBatch {
  return { part: 'first', isLast: true, records: [], problems: [], checkpoint: 'c', ...given };
}
