import type { Logger } from '../../logger.js';
import { reasonOf } from '../../reason-of.js';
import type { ExecutionRepository } from '../execution-repository.js';

/** Forgets old executions now and then. */
export interface Pruning {
  close(): Promise<void>;
}

export interface PruningOptions {
  readonly repository: Pick<ExecutionRepository, 'prune'>;
  readonly logger: Logger;
  /** Milliseconds that an ended execution is kept. */
  readonly age: number;
  /** Bytes of all ended ones. */
  readonly size: number;
  /** Milliseconds between two times. @default 600_000 */
  readonly interval?: number;
}

export function createPruning({
  repository,
  logger,
  age,
  size,
  interval = 600_000,
}: PruningOptions): Pruning {
  let running: Promise<void> | undefined;

  async function prune(): Promise<void> {
    try {
      const endedBefore = new Date(Date.now() - age).toISOString();
      const forgotten = await repository.prune({ endedBefore, maxBytes: size });
      if (forgotten > 0) logger.debug('Old executions were forgotten', { forgotten });
    } catch (error) {
      logger.warn('Old executions could not be forgotten', { reason: reasonOf(error) });
    }
  }

  const timer = setInterval(() => {
    running ??= prune().finally(() => (running = undefined));
  }, interval).unref();

  return {
    async close() {
      clearInterval(timer);
      await running;
    },
  };
}
