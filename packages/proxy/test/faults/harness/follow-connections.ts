import { ConnectionEventSchema, type ConnectionEvent } from '@nanda/protocol';
import { waitFor } from '@nanda/testing';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import type { RestClient } from './rest-client.js';

/** What happens to connections, from now on. */
export interface FollowedConnections {
  readonly events: readonly ConnectionEvent[];
  /** Waits for the first event that is as wanted. */
  next(
    description: string,
    isWanted: (event: ConnectionEvent) => boolean,
  ): Promise<ConnectionEvent>;
  stop(): void;
}

export async function followConnections(
  { url }: RestClient,
  { connectionId }: { readonly connectionId?: string } = {},
): Promise<FollowedConnections> {
  const stopping = new AbortController();
  const query = connectionId === undefined ? '' : `?connectionId=${connectionId}`;
  const answer = await fetch(`${url}/v2/events/connections${query}`, {
    headers: { connection: 'close' },
    signal: stopping.signal,
  });
  if (answer.body === null || !answer.ok) throw new Error(`No events: ${await answer.text()}`);
  const events: ConnectionEvent[] = [];
  const stream = answer.body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream());
  const read = async (): Promise<void> => {
    for await (const { data } of stream) {
      events.push(ConnectionEventSchema.parse(JSON.parse(data)));
    }
  };
  // It ends by being stopped, or with the proxy.
  read().catch(() => undefined);
  return {
    events,
    next: (description, isWanted) => waitFor(() => events.find(isWanted), { description }),
    stop: () => stopping.abort(),
  };
}
