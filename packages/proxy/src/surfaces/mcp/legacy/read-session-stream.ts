import { mcpFields } from '../mcp-fields.js';
import type { McpExchange } from '../mcp-exchange.js';
import type { McpReply } from '../mcp-reply.js';
import { refuse } from '../rpc/refuse.js';
import { transportError } from '../rpc/transport-error.js';
import type { Session } from './session.js';

/** What comes beside any request; or, after a `Last-Event-ID`, the stream of that event from there on. */
export function readSessionStream(
  { request, accepts }: Pick<McpExchange, 'request' | 'accepts'>,
  { session }: { readonly session: Session },
): McpReply {
  if (!accepts.stream) {
    const message = 'This is a stream: send Accept: text/event-stream.';
    return refuse(406, transportError('refused', message));
  }
  const eventId = request.headers.get(mcpFields.lastEventId);
  if (eventId === null || eventId === '') return session.streams.main.read();
  const resumed = session.streams.resume(eventId);
  if (resumed !== undefined) return resumed;
  // Not 404, which would say that the session is over.
  const message = 'Last-Event-ID is of no stream of this session, or of one that ended long ago.';
  return refuse(400, transportError('refused', message));
}
