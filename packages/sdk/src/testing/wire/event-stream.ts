import type { StreamLine } from '../control/stream-lines.js';

/** An event as it goes over the wire. */
export interface WireEvent {
  readonly id: string;
  readonly type: string;
}

/** Server-sent events, pulled as they are read, over a line that a test can cut. */
export function eventStream(
  follow: (gone: AbortSignal) => AsyncGenerator<WireEvent, void, undefined>,
  { line }: { readonly line: StreamLine },
): Response {
  const encoder = new TextEncoder();
  const events = follow(line.gone);
  let sent = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      start: (controller) => controller.enqueue(encoder.encode(': open\n\n')),
      async pull(controller) {
        try {
          line.check(sent);
          const next = await Promise.race([events.next(), line.cut]);
          if (next.done === true) {
            line.end();
            controller.close();
            return;
          }
          sent += 1;
          const { id, type } = next.value;
          const data = JSON.stringify(next.value);
          controller.enqueue(encoder.encode(`id: ${id}\nevent: ${type}\ndata: ${data}\n\n`));
        } catch (error) {
          line.end();
          controller.error(error);
        }
      },
      cancel: () => line.end(),
    },
    { highWaterMark: 0 },
  );
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' },
  });
}
