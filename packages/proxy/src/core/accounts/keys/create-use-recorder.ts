import type { Logger } from '../../logger.js';
import { reasonOf } from '../../reason-of.js';
import type { ApiKeyRecord } from '../store/api-key-record.js';
import type { ApiKeyRepository } from '../store/api-key-repository.js';

export interface UseRecorderOptions {
  readonly repository: Pick<ApiKeyRepository, 'recordUse'>;
  readonly logger: Logger;
  readonly now: () => number;
}

/** Writes down when keys were last used. Nobody waits for it. */
export interface UseRecorder {
  record(key: Pick<ApiKeyRecord, 'id' | 'lastUsedAt'>): void;
  /** Waits for what is being written. */
  close(): Promise<void>;
}

/** Milliseconds: a key that is used all the time is written down this often. */
const interval = 60_000;
const mostRemembered = 5000;

export function createUseRecorder({ repository, logger, now }: UseRecorderOptions): UseRecorder {
  const recorded = new Map<string, number>();
  const writing = new Set<Promise<void>>();

  async function write(id: string, at: number): Promise<void> {
    try {
      await repository.recordUse(id, { at });
    } catch (error) {
      logger.warn('The use of an API key could not be written down', { reason: reasonOf(error) });
    }
  }

  return {
    record({ id, lastUsedAt = 0 }) {
      const at = now();
      if (at - Math.max(lastUsedAt, recorded.get(id) ?? 0) < interval) return;
      recorded.delete(id);
      recorded.set(id, at);
      if (recorded.size > mostRemembered) {
        const [oldest] = recorded.keys();
        if (oldest !== undefined) recorded.delete(oldest);
      }
      const written = write(id, at).finally(() => writing.delete(written));
      writing.add(written);
    },
    async close() {
      await Promise.all(writing);
    },
  };
}
