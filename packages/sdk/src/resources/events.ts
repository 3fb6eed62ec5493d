import type { CatalogEvent, ConnectionEvent } from '@nanda/protocol';
import type { RequestOptions } from '../client-options.js';
import { AbortError } from '../errors/abort-error.js';
import type { EventGate } from '../events/event-gate.js';
import type { EventQuery } from '../events/event-query.js';
import type { EventSubscription } from '../events/event-subscription.js';
import { rejectOnAbort } from '../http/reject-on-abort.js';

/** What happens to the caller's connections, and to the catalog. */
export class Events {
  readonly #gate: EventGate;

  constructor(gate: EventGate) {
    this.#gate = gate;
  }

  /**
   * Events to loop over. They are kept from this call on, before the loop begins and while it is busy, 1,000 at
   * most. The proxy may be away, even at first: it is tried again until it is there.
   *
   * The loop ends by itself with the signal and with `nanda.disconnect()`.
   *
   * @throws EventGapError in the loop where events were missed, unless there is an `onGap`; AuthenticationError
   * and other refusals that last.
   *
   * @example
   * const events = nanda.events.subscribe({ types: ['closed'] });
   * await events.ready();
   * for await (const { connectionId, reason } of events) console.log(connectionId, reason);
   */
  subscribe(query?: EventQuery & { readonly catalog?: false }): EventSubscription<ConnectionEvent>;
  subscribe(query: EventQuery): EventSubscription<ConnectionEvent | CatalogEvent>;
  subscribe(query: EventQuery = {}): EventSubscription<ConnectionEvent | CatalogEvent> {
    return this.#gate.subscribe((hub) => hub.subscribe(query));
  }

  /**
   * Resolves when the proxy has confirmed all that this client listens for: nothing that happens from then on is
   * missed. Waits as long as there is no proxy.
   *
   * @throws NandaError where it cannot be followed; AbortError for an aborted signal.
   *
   * @example
   * nanda.on('closed', ({ connectionId }) => console.log(connectionId));
   * await nanda.events.ready();
   */
  async ready({ signal }: Pick<RequestOptions, 'signal'> = {}): Promise<void> {
    if (signal === undefined) return await this.#gate.whenReady();
    try {
      await rejectOnAbort(this.#gate.whenReady(), { signal });
    } catch (error) {
      throw signal.aborted ? new AbortError(signal.reason) : error;
    }
  }
}
