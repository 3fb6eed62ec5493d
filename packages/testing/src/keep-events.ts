import type {
  JSONRPCMessage,
  WebStandardStreamableHTTPServerTransportOptions,
} from '@modelcontextprotocol/server';

type EventStore = NonNullable<WebStandardStreamableHTTPServerTransportOptions['eventStore']>;
type StoredEvent = { id: string; streamId: string; message: JSONRPCMessage };

const maximumEvents = 10_000;

/**
 * Keeps the events of one session in memory, so that a stream that broke off can be taken up with `Last-Event-ID`.
 * The latest 10,000 are kept; an id that is not among them is refused.
 */
export function keepEvents(): EventStore {
  const events: StoredEvent[] = [];
  let count = 0;

  return {
    async storeEvent(streamId, message) {
      count += 1;
      const id = `${streamId}/${count}`;
      events.push({ id, streamId, message });
      if (events.length > maximumEvents) events.shift();
      return id;
    },
    async getStreamIdForEventId(eventId) {
      return events.find(({ id }) => id === eventId)?.streamId;
    },
    async replayEventsAfter(lastEventId, { send }) {
      const index = events.findIndex(({ id }) => id === lastEventId);
      const last = events[index];
      if (last === undefined) throw new Error(`The event "${lastEventId}" is not kept.`);
      const missed = events.slice(index + 1).filter(({ streamId }) => streamId === last.streamId);
      for (const { id, message } of missed) await send(id, message);
      return last.streamId;
    },
  };
}
