import { isLarge } from './is-large.js';
import { writeJson } from './write-json.js';

/** An event as it goes over the wire. */
export interface WireEvent {
  readonly id: string;
  readonly type: string;
}

export interface EventStreamOptions {
  /** Aborted when the reader has gone: whatever the events come from must end then. */
  readonly reader: AbortController;
  /** Ends the stream when the proxy closes, read or not. */
  readonly closing: AbortSignal;
  /** Milliseconds of silence after which a comment is sent, so that nothing in between hangs up. */
  readonly heartbeat?: number;
  /** Milliseconds in which a reader takes nothing of what waits for it, until its stream is ended. @default 30_000 */
  readonly stallTimeout?: number;
}

/** Characters of an event that are handed out at once: a slow reader of a large one is seen to read. */
const largest = 64 * 1024;

/**
 * Server-sent events, one for each event, pulled only as fast as they are read. Nothing more is kept for a
 * reader that stops reading; it can come back with `Last-Event-ID`.
 */
export function eventStream(
  events: AsyncGenerator<WireEvent, void, undefined>,
  { reader, closing, heartbeat = 15_000, stallTimeout = 30_000 }: EventStreamOptions,
): Response {
  const encoder = new TextEncoder();
  let beat: NodeJS.Timeout | undefined;
  let stall: NodeJS.Timeout | undefined;
  /** What is still to be handed out of an event. */
  let pieces: Iterator<string, void, undefined> | undefined;
  let isGivenUp = false;

  function stop(): void {
    clearInterval(beat);
    clearTimeout(stall);
    closing.removeEventListener('abort', stop);
    reader.abort();
  }

  function offer(controller: ReadableStreamDefaultController<Uint8Array>, text: string): void {
    controller.enqueue(encoder.encode(text));
    if (closing.aborted) return;
    clearTimeout(stall);
    stall = setTimeout(() => {
      if ((controller.desiredSize ?? 1) > 0) return;
      isGivenUp = true;
      stop();
      // A piece of an event that is cut off here counts for nothing: its end is missing.
      controller.close();
      events.return().catch(() => undefined);
    }, stallTimeout);
  }

  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      // Something at once, so that the reader sees the headers before the first event.
      offer(controller, ': open\n\n');
      if (closing.aborted) {
        stop();
        return;
      }
      closing.addEventListener('abort', stop, { once: true });
      beat = setInterval(() => {
        const isIdle = pieces === undefined && (controller.desiredSize ?? 0) > 0;
        if (isIdle) offer(controller, ': ping\n\n');
      }, heartbeat);
    },
    async pull(controller) {
      clearTimeout(stall);
      try {
        let piece = pieces?.next();
        if (piece === undefined || piece.done === true) {
          pieces = undefined;
          const next = await events.next();
          if (isGivenUp) return;
          if (next.done === true) {
            stop();
            controller.close();
            return;
          }
          pieces = frame(next.value);
          piece = pieces.next();
        }
        if (piece.done !== true) offer(controller, piece.value);
      } catch (error) {
        stop();
        if (!isGivenUp) controller.error(error);
      }
    },
    async cancel() {
      stop();
      await events.return();
    },
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}

function* frame(event: WireEvent): Generator<string, void, undefined> {
  const head = `id: ${event.id}\nevent: ${event.type}\ndata: `;
  if (isLarge(event, { limit: largest })) {
    yield head;
    yield* writeJson(event);
    yield '\n\n';
  } else yield `${head}${JSON.stringify(event)}\n\n`;
}
