import type { ReplyStream } from '../streams/create-reply.js';
import type { StreamShelf } from './create-stream-shelf.js';

/** A stream for the answer to a POST, read from its beginning. */
export function openReplyStream(streams: StreamShelf): ReplyStream {
  const { send, end, read } = streams.open();
  return { send, end, response: read(0) };
}
