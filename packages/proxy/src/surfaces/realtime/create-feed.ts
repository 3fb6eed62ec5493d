import type { RealtimeServerMessage } from '@nanda/protocol';
import type { Logger } from '../../core/logger.js';
import { reasonOf } from '../../core/reason-of.js';
import type { Outlet } from './create-outlet.js';

interface FedEvent {
  readonly id: string;
  /** RFC 3339. */
  readonly timestamp: string;
}

export interface FeedOptions<Event extends FedEvent> {
  /** As the buses do it: after an id, all that are kept where it is unknown, new ones only without. */
  readonly follow: (options: {
    readonly afterId?: string;
    readonly signal: AbortSignal;
  }) => AsyncGenerator<Event, void, undefined>;
  readonly isWanted: (event: Event) => boolean;
  readonly toMessage: (event: Event) => RealtimeServerMessage;
  readonly outlet: Outlet;
  readonly logger: Logger;
}

/** Brings the events of a bus to a client, as far as it wants them and as fast as it reads them. */
export interface Feed {
  /** From now on; what runs already runs on. */
  start(): void;
  /** Once more from the event with that id on, or with null from the start; does nothing while it does not run. */
  rewind(lastEventId: string | null): void;
  stop(): void;
}

export function createFeed<Event extends FedEvent>(options: FeedOptions<Event>): Feed {
  const { follow, isWanted, toMessage, outlet, logger } = options;
  let reading: AbortController | undefined;
  let since = '';

  async function read(
    events: AsyncGenerator<Event, void, undefined>,
    { signal, from = '' }: { readonly signal: AbortSignal; readonly from?: string },
  ): Promise<void> {
    try {
      for await (const event of events) {
        if (event.timestamp < from || !isWanted(event)) continue;
        const goesOn = await outlet.send(() =>
          signal.aborted || !isWanted(event) ? undefined : toMessage(event),
        );
        if (!goesOn) return;
      }
    } catch (error) {
      logger.error('Events could not be followed', { reason: reasonOf(error) });
    }
  }

  function restart(): AbortSignal {
    reading?.abort();
    reading = new AbortController();
    return reading.signal;
  }

  return {
    start() {
      if (reading !== undefined) return;
      since = new Date().toISOString();
      const signal = restart();
      void read(follow({ signal }), { signal });
    },
    rewind(lastEventId) {
      if (reading === undefined) return;
      const signal = restart();
      // No event has this id: all that are kept come, and with them those from before the start.
      const afterId = lastEventId ?? 'none';
      const from = lastEventId === null ? since : '';
      void read(follow({ afterId, signal }), { signal, from });
    },
    stop() {
      reading?.abort();
      reading = undefined;
    },
  };
}
