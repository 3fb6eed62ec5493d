import type { ConnectionLives } from './connection-lives.js';
import type { ConnectionShelf } from './create-connection-shelf.js';
import type { LiveConnection } from './live-connection.js';
import type { ConnectionKeeper } from './persistence/create-connection-keeper.js';

export interface SweepOptions {
  readonly shelf: ConnectionShelf;
  readonly lives: Pick<ConnectionLives, 'shut'>;
  readonly keeper: ConnectionKeeper;
  /** Milliseconds; 0 keeps unused connections open. */
  readonly idleTimeout: number;
  /** Whether it is in use though nobody calls. */
  readonly isHeld: (connectionId: string) => boolean;
  /** Told of a connection that is kept no longer. */
  readonly onForgotten: (live: LiveConnection) => void;
}

/** A connection that nobody opened again for so long (milliseconds) is forgotten. */
const forgetAfter = 24 * 60 * 60 * 1000;

/** Closes the sessions that nobody used for a while, and forgets what nobody came back to. */
export async function sweepConnections(options: SweepOptions): Promise<void> {
  const { shelf, lives, keeper, idleTimeout } = options;
  const now = Date.now();
  for (const live of shelf.all) {
    // Its owner may have closed it meanwhile.
    if (!shelf.has(live)) continue;
    keeper.keepLastUsed(live);
    if (live.calls.running > 0 || live.opening !== undefined) continue;
    const unusedFor = now - live.lastUsed.getTime();
    if (live.session !== undefined) {
      if (idleTimeout === 0 || unusedFor < idleTimeout) continue;
      if (options.isHeld(live.stored.id)) continue;
      keeper.forgetSession(live);
      await lives.shut(live, 'It was not used for a while; the next use opens it again.');
    } else if (unusedFor >= forgetAfter) {
      shelf.remove(live);
      options.onForgotten(live);
      await keeper.forget(live);
    }
  }
}
