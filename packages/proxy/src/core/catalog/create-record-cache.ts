import type { KeyedRecord, ServiceRepository } from './service-repository.js';

/** Records that are kept, the least recently read one going first. */
const maxKept = 2_000;

/** Reads records, and keeps what is asked for often until the catalog changes. */
export interface RecordCache extends Pick<ServiceRepository, 'records'> {
  /** Forgets what was read where this text differs from the last one. */
  useVersion(version: string): void;
}

export function createRecordCache(repository: Pick<ServiceRepository, 'records'>): RecordCache {
  const kept = new Map<number, KeyedRecord>();
  let current = '';

  return {
    useVersion(version) {
      if (version !== current) kept.clear();
      current = version;
    },

    async records(keys) {
      const version = current;
      const missing = keys.filter((key) => !kept.has(key));
      const read = missing.length === 0 ? [] : await repository.records(missing);
      const found = new Map(read.map((keyed) => [keyed.key, keyed]));
      const answer = keys.flatMap((key) => {
        const known = kept.get(key);
        if (known !== undefined) {
          kept.delete(key);
          kept.set(key, known);
        }
        return known ?? found.get(key) ?? [];
      });
      if (version === current) for (const [key, keyed] of found) kept.set(key, keyed);
      for (const key of kept.keys()) {
        if (kept.size <= maxKept) break;
        kept.delete(key);
      }
      return answer;
    },
  };
}
