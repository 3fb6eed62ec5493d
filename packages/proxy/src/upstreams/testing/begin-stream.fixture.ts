import type { ServerResponse } from 'node:http';

/** Begins an event stream with these events, and says that the exchange is in hand. */
export function beginStream(response: ServerResponse, ...events: string[]): true {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(events.join('') || ': hello\n\n');
  return true;
}
