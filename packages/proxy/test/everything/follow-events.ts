import { waitFor } from '@nanda/testing';
import { EventSourceParserStream } from 'eventsource-parser/stream';

/** The events of a stream, read in the background as they come. */
export interface FollowedEvents<Event extends { readonly type: string }> extends AsyncDisposable {
  readonly events: readonly Event[];
  /** Waits for one that fits, whenever it came. */
  find(
    fits: (event: Event) => boolean,
    options: { readonly description: string; readonly timeout?: number },
  ): Promise<Event>;
  /** Waits for the end of the stream, and gives all of them. */
  all(): Promise<readonly Event[]>;
}

/** @param reader ends the request when the events are let go of */
export function followEvents<Event extends { readonly type: string }>(
  answer: Response,
  { reader }: { readonly reader: AbortController },
): FollowedEvents<Event> {
  const events: Event[] = [];
  const reading = (async () => {
    if (answer.body === null || !answer.ok) throw new Error(`No stream: ${await answer.text()}`);
    const stream = answer.body
      .pipeThrough(new TextDecoderStream())
      .pipeThrough(new EventSourceParserStream());
    for await (const { data, event, id } of stream) {
      const value = JSON.parse(data) as Event & { readonly id: string };
      if (event !== value.type || id !== value.id) throw new Error(`Not its event: ${data}`);
      events.push(value);
    }
  })();
  // Whoever waits for the end sees it; without this, a failure before that ends the process.
  reading.catch(() => undefined);
  return {
    events,
    find: (fits, options) => waitFor(() => events.find(fits), options),
    async all() {
      await reading;
      return events;
    },
    async [Symbol.asyncDispose]() {
      reader.abort();
      await reading.catch(() => undefined);
    },
  };
}
