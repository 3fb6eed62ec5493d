import type { IncomingMessage } from 'node:http';
import { defaults } from '@nanda/protocol/facts';
import { createParser } from 'eventsource-parser';

/** Where a stream is: what has to be known to take it up again. */
export interface StreamPosition {
  lastEventId?: string;
  /** Milliseconds after which the server wants to be asked again. */
  retry?: number;
}

const largest = defaults.maxResult * 2;

/**
 * The messages of an event stream, byte for byte, as they arrive; reads no more before the last one was taken. A stream that
 * breaks off ends like one that was ended: what is missing tells them apart.
 *
 * @param position Is kept up to date.
 */
export async function* readEventStream(
  response: IncomingMessage,
  position: StreamPosition,
): AsyncGenerator<Buffer> {
  const arrived: { readonly id: string | undefined; readonly data: string }[] = [];
  const parser = createParser({
    maxBufferSize: largest,
    onEvent: (event) => void arrived.push({ id: event.id, data: event.data }),
    onRetry: (retry) => void (position.retry = retry),
  });
  // Each character is a byte then, and none of them is lost.
  response.setEncoding('latin1');
  try {
    for await (const text of response as AsyncIterable<string>) {
      parser.feed(text);
      for (const { id, data } of arrived.splice(0)) {
        if (id !== undefined && id !== '') position.lastEventId = id;
        // One without data only says where the stream is.
        if (data !== '') yield Buffer.from(data, 'latin1');
      }
    }
  } catch {
    return;
  }
}
