export interface SseResponseOptions {
  /** Aborted when the reader has gone or is given up: whatever the frames come from must end then. */
  readonly reader: AbortController;
  /** Lets go of the timer when the proxy closes; the frames end by themselves. */
  readonly closing: AbortSignal;
  /** Milliseconds between two comments. A reader that took nothing between two of them is given up. */
  readonly heartbeat: number;
}

/** Bytes that are handed out at once: a slow reader of a large frame is seen to read. */
const largest = 64 * 1024;

/** Server-sent events, pulled only as fast as they are read: what waits, waits where the frames come from. */
export function sseResponse(
  frames: AsyncGenerator<string, void, undefined>,
  { reader, closing, heartbeat }: SseResponseOptions,
): Response {
  const encoder = new TextEncoder();
  let rest = new Uint8Array();
  let isUnread = false;
  let isOver = false;
  let beat: NodeJS.Timeout | undefined;

  function letGo(): void {
    clearInterval(beat);
  }

  function stop(): void {
    isOver = true;
    letGo();
    closing.removeEventListener('abort', letGo);
    reader.abort();
  }

  function tick(controller: ReadableStreamDefaultController<Uint8Array>): void {
    const isRead = (controller.desiredSize ?? 0) > 0;
    if (isRead && rest.length === 0) controller.enqueue(encoder.encode(': keep-alive\n\n'));
    if (!isRead && isUnread) {
      stop();
      // A frame that is cut off here counts for nothing: its end is missing.
      controller.close();
      frames.return().catch(() => undefined);
    }
    isUnread = !isRead;
  }

  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      // Something at once, so that the reader sees the headers before the first event.
      controller.enqueue(encoder.encode(': open\n\n'));
      if (closing.aborted) return;
      closing.addEventListener('abort', letGo, { once: true });
      beat = setInterval(() => tick(controller), heartbeat);
    },
    async pull(controller) {
      isUnread = false;
      try {
        if (rest.length === 0) {
          const { value, done } = await frames.next();
          if (isOver) return;
          if (done === true) {
            stop();
            controller.close();
            return;
          }
          rest = encoder.encode(value);
        }
        controller.enqueue(rest.subarray(0, largest));
        rest = rest.subarray(largest);
      } catch (error) {
        stop();
        controller.error(error);
      }
    },
    async cancel() {
      stop();
      await frames.return();
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
