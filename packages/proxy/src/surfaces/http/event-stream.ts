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
}

/** Server-sent events, one for each event, pulled only as fast as they are read. */
export function eventStream(
  events: AsyncGenerator<WireEvent, void, undefined>,
  { reader, closing, heartbeat = 15_000 }: EventStreamOptions,
): Response {
  const encoder = new TextEncoder();
  let timer: NodeJS.Timeout | undefined;

  function stop(): void {
    clearInterval(timer);
    closing.removeEventListener('abort', stop);
    reader.abort();
  }

  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      // Something at once, so that the reader sees the headers before the first event.
      controller.enqueue(encoder.encode(': open\n\n'));
      if (closing.aborted) {
        stop();
        return;
      }
      closing.addEventListener('abort', stop, { once: true });
      timer = setInterval(() => {
        if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(': ping\n\n'));
      }, heartbeat);
    },
    async pull(controller) {
      try {
        const next = await events.next();
        if (next.done) {
          stop();
          controller.close();
        } else {
          controller.enqueue(encoder.encode(frame(next.value)));
        }
      } catch (error) {
        stop();
        controller.error(error);
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
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}

function frame(event: WireEvent): string {
  return `id: ${event.id}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}
