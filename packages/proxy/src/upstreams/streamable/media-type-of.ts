import type { IncomingMessage } from 'node:http';

/** The media type without its parameters, in lower case; empty where none is given. */
export function mediaTypeOf({ headers }: IncomingMessage): string {
  const field = headers['content-type'] ?? '';
  if (field === 'application/json' || field === 'text/event-stream') return field;
  return (field.split(';')[0] ?? '').trim().toLowerCase();
}
