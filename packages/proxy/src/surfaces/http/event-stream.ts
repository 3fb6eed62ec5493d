/** An event as it goes over the wire. */
export interface WireEvent {
  readonly id: string;
  readonly type: string;
}

export interface EventStreamOptions {
  /** Aborted when the reader has gone: whatever the events come from must end then. */
  readonly reader: AbortController;
  /** Milliseconds of silence after which a comment is sent, so that nothing in between hangs up. */
  readonly heartbeat?: number;
}

/** Server-sent events, one for each event, pulled only as fast as they are read. */
export function eventStream(
  events: AsyncGenerator<WireEvent, void, undefined>,
  { reader, heartbeat = 15_000 }: EventStreamOptions,
): Response {
  const encoder = new TextEncoder();
  let timer: NodeJS.Timeout | undefined;
  const stop = (): void => {
    clearInterval(timer);
    reader.abort();
  };
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      // Something at once, so that the reader sees the headers before the first event.
      controller.enqueue(encoder.encode(': open\n\n'));
      timer = setInterval(() => {
        if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(': ping\n\n'));
      }, heartbeat);
    },
    async pull(controller) {
      const next = await events.next();
      if (next.done) {
        stop();
        controller.close();
      } else {
        controller.enqueue(encoder.encode(frame(next.value)));
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
