import type { EventGap } from './event-gap.js';

/**
 * Events to loop over, once. They are kept from the moment that it was asked for, 1,000 of them at most:
 * whoever reads more slowly misses some, and is told.
 *
 * Leaving the loop, aborting the signal and `nanda.disconnect()` end it.
 */
export interface EventSubscription<Event>
  extends AsyncIterableIterator<Event, undefined, undefined>, AsyncDisposable {
  /**
   * Resolves when the proxy has confirmed it: nothing that happens from then on is missed.
   *
   * @throws NandaError where the events cannot be followed.
   */
  ready(): Promise<void>;
  /** Ends it; a loop that is left does so by itself. */
  return(): Promise<IteratorReturnResult<undefined>>;
}

/** Options of whatever subscribes. */
export interface SubscriptionOptions {
  /** Ends the loop, without an error. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Called where events were missed, in their place in the loop, which goes on then; not awaited. What it throws, or
   * rejects with, ends the loop.
   * @default the loop ends with an `EventGapError`
   */
  readonly onGap?: ((gap: EventGap) => unknown) | undefined;
}
