import type { IncomingMessage } from 'node:http';
import type { ExecutionEvent } from '@nanda/protocol';
import { createParser } from 'eventsource-parser';

/** The execution events of an answer, as they arrive. */
export async function* readEvents(response: IncomingMessage): AsyncGenerator<ExecutionEvent> {
  const arrived: ExecutionEvent[] = [];
  const parser = createParser({
    onEvent: ({ data }) => void arrived.push(JSON.parse(data) as ExecutionEvent),
  });
  response.setEncoding('utf8');
  for await (const text of response as AsyncIterable<string>) {
    parser.feed(text);
    yield* arrived.splice(0);
  }
}
