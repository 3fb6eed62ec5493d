import type { CatalogEvent, ConnectionEvent } from '@nanda/protocol';
import type { Clock } from '../control/clock.js';
import type { Ids } from './create-ids.js';
import { EventLog } from './event-log.js';

/** Where a reader goes on. */
export interface FeedPlace {
  /** The id of the last event that the reader has. @default none: from now on */
  readonly lastEventId: string | undefined;
  readonly signal: AbortSignal;
}

/** What happens to connections, by their owners, and to the catalog. */
export class Feeds {
  readonly #clock: Clock;
  readonly #ids: Ids;
  readonly #connections = new Map<string, EventLog<ConnectionEvent>>();
  readonly #catalog = new EventLog<CatalogEvent>();

  constructor({ clock, ids }: { readonly clock: Clock; readonly ids: Ids }) {
    this.#clock = clock;
    this.#ids = ids;
  }

  tellOwner(owner: string, event: Omit<ConnectionEvent, 'id' | 'timestamp'>): void {
    const log = this.#logOf(owner);
    log.append({ id: `event_${log.position + 1}`, timestamp: this.#clock.timestamp(), ...event });
  }

  tellAll(event: Omit<CatalogEvent, 'id' | 'timestamp'>): void {
    const id = this.#ids('catalog');
    this.#catalog.append({ id, timestamp: this.#clock.timestamp(), ...event });
  }

  followOwner(owner: string, place: FeedPlace): AsyncGenerator<ConnectionEvent, void, undefined> {
    return follow(this.#logOf(owner), place);
  }

  followCatalog(place: FeedPlace): AsyncGenerator<CatalogEvent, void, undefined> {
    return follow(this.#catalog, place);
  }

  #logOf(owner: string): EventLog<ConnectionEvent> {
    const log = this.#connections.get(owner) ?? new EventLog<ConnectionEvent>();
    this.#connections.set(owner, log);
    return log;
  }
}

function follow<Event>(
  log: EventLog<Event>,
  { lastEventId, signal }: FeedPlace,
): AsyncGenerator<Event, void, undefined> {
  // An id that is none of these gets all that is kept, as with the real proxy.
  const after =
    lastEventId === undefined ? log.position : Number(/_(\d+)$/.exec(lastEventId)?.[1] ?? 0);
  return log.follow({ after, signal });
}
