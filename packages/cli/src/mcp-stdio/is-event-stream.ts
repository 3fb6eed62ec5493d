import type { IncomingMessage } from 'node:http';

export function isEventStream({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  return headers['content-type']?.toLowerCase().startsWith('text/event-stream') === true;
}
