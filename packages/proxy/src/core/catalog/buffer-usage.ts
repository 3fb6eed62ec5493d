import type { Logger } from '../logger.js';
import { reasonOf } from '../reason-of.js';
import type { UsageRepository } from './usage-repository.js';

/** Counts that are written together. */
export interface BufferedUsage extends UsageRepository {
  /** Writes what is counted. */
  close(): Promise<void>;
}

export interface BufferUsageOptions {
  readonly logger: Logger;
  /** Milliseconds that use is counted in memory for; what a killed process loses of it. @default 1000 */
  readonly patience?: number;
}

type Use = Parameters<UsageRepository['record']>[0];

/** Counts are for rankings, and one write for each call would cost more than all else that a call costs. */
export function bufferUsage(
  usage: UsageRepository,
  { logger, patience = 1000 }: BufferUsageOptions,
): BufferedUsage {
  let counted = new Map<string, Use & { count: number }>();
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const batch = counted;
    counted = new Map();
    writing = writing.then(() => write(batch.values()));
    return writing;
  }

  async function write(uses: Iterable<Use>): Promise<void> {
    for (const use of uses) {
      try {
        await usage.record(use);
      } catch (error) {
        logger.warn('use not counted', { service: use.serviceId, reason: reasonOf(error) });
      }
    }
  }

  return {
    async record({ count = 1, ...use }) {
      const minute = Math.floor(use.at.getTime() / 60_000);
      const key = `${minute} ${use.kind} ${use.owner} ${use.serviceId}`;
      const known = counted.get(key);
      counted.set(key, { ...use, count: (known?.count ?? 0) + count });
      timer ??= setTimeout(() => void flush(), patience).unref();
    },
    async counts(window) {
      await flush();
      return usage.counts(window);
    },
    async ofOwner(owner) {
      await flush();
      return usage.ofOwner(owner);
    },
    async alongside(owner) {
      await flush();
      return usage.alongside(owner);
    },
    close: flush,
  };
}
