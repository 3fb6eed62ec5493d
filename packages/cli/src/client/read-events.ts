import type { IncomingMessage } from 'node:http';
import { createParser } from 'eventsource-parser';

/** The events of an answer, as they arrive. */
export async function* readEvents<Event>(response: IncomingMessage): AsyncGenerator<Event> {
  const arrived: Event[] = [];
  const parser = createParser({
    onEvent: ({ data }) => void arrived.push(JSON.parse(data) as Event),
  });
  response.setEncoding('utf8');
  for await (const text of response as AsyncIterable<string>) {
    parser.feed(text);
    yield* arrived.splice(0);
  }
}
