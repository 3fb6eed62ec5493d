import type { Logger } from '../../logger.js';
import { reasonOf } from '../../reason-of.js';
import type { ConnectionRepository } from '../connection-repository.js';
import type { LiveConnection } from '../live-connection.js';

/**
 * Writes down what changes of a connection while it is open. What cannot be written costs a restart its
 * memory, and nobody a call: it is logged.
 */
export interface ConnectionKeeper {
  /** It has the session that it has now. */
  keepSession(live: LiveConnection): void;
  /** It has none any more, and wants none after a restart. */
  forgetSession(live: LiveConnection): void;
  keepPins(live: LiveConnection): void;
  keepLastUsed(live: LiveConnection): void;
  /** Nothing is kept of it any more. Rejects where that cannot be. */
  forget(live: LiveConnection): Promise<void>;
  /** Everything about it is written that was given before. */
  settled(live: LiveConnection): Promise<void>;
}

export function createConnectionKeeper({
  repository,
  logger,
}: {
  readonly repository: ConnectionRepository;
  readonly logger: Logger;
}): ConnectionKeeper {
  // In order for each connection: what is written last is what was so last.
  const writing = new WeakMap<LiveConnection, Promise<void>>();

  function write(live: LiveConnection, job: () => Promise<void>): void {
    // Before it is stored there is no row; whoever stores it keeps the rest too.
    if (live.savedLastUsed === undefined) return;
    const before = writing.get(live) ?? Promise.resolve();
    writing.set(
      live,
      before.then(job).catch((error: unknown) =>
        logger.warn('What changed of a connection could not be stored', {
          connectionId: live.stored.id,
          reason: reasonOf(error),
        }),
      ),
    );
  }

  return {
    keepSession(live) {
      const { session, place } = live;
      if (session === undefined) return;
      const { state } = session;
      const stored = {
        ...(state !== undefined && { state }),
        ...(place !== undefined && { place }),
      };
      write(live, () => repository.saveSession(live.stored.id, stored));
    },
    forgetSession(live) {
      write(live, () => repository.saveSession(live.stored.id, undefined));
    },
    keepPins(live) {
      const { pins } = live;
      if (pins === undefined) return;
      write(live, () => repository.savePinnedTools(live.stored.id, pins));
    },
    keepLastUsed(live) {
      const { savedLastUsed, lastUsed } = live;
      if (savedLastUsed === undefined || lastUsed <= savedLastUsed) return;
      live.savedLastUsed = lastUsed;
      write(live, () => repository.save({ ...live.stored, lastUsed: lastUsed.toISOString() }));
    },
    async forget(live) {
      live.savedLastUsed = undefined;
      await writing.get(live);
      await repository.delete(live.stored.id);
    },
    settled: async (live) => writing.get(live),
  };
}
