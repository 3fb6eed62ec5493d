import type { ConnectionLives } from './connection-lives.js';
import type { ConnectionShelf } from './create-connection-shelf.js';
import type { LiveConnection } from './live-connection.js';
import type { ConnectionKeeper } from './persistence/create-connection-keeper.js';

export interface MakePlaceOptions {
  readonly shelf: ConnectionShelf;
  readonly lives: Pick<ConnectionLives, 'shut'>;
  readonly keeper: Pick<ConnectionKeeper, 'forgetSession'>;
  /** Whether it is in use though nobody calls. */
  readonly isHeld: (connectionId: string) => boolean;
}

/** Milliseconds without a use after which a connection may be asked to rest for another one. */
const leastIdle = 5000;

/**
 * A place for a connection that rests and is to be used: where all are taken, the one of the same owner
 * that nobody has used for longest rests instead, and is opened again by its own next use.
 *
 * @throws NandaError CONNECTION_LIMIT_REACHED where all are in use
 */
export async function makePlace(
  live: LiveConnection,
  { shelf, lives, keeper, isHeld }: MakePlaceOptions,
): Promise<void> {
  try {
    shelf.checkReopening(live);
  } catch (error) {
    const [idlest] = shelf
      .owned(live.stored.owner)
      .filter((other) => isIdle(other) && !isHeld(other.stored.id))
      .toSorted((a, b) => a.lastUsed.getTime() - b.lastUsed.getTime());
    if (idlest === undefined) throw error;
    keeper.forgetSession(idlest);
    await lives.shut(idlest, 'Another connection needed its place; the next use opens it again.');
    shelf.checkReopening(live);
  }
}

function isIdle({ session, opening, calls, lastUsed }: LiveConnection): boolean {
  if (session === undefined || opening !== undefined || calls.running > 0) return false;
  return Date.now() - lastUsed.getTime() >= leastIdle;
}
