import type { Attendance } from '../../core/identity/create-identity-watch.js';

/** A stream that ends with the token that it was asked for with. What is no stream stays as it is. */
export function untilIdentityEnds(
  answer: Response,
  attend: () => Attendance | undefined,
): Response {
  const isStream = answer.headers.get('content-type')?.startsWith('text/event-stream') === true;
  if (answer.body === null || !isStream) return answer;
  const attendance = attend();
  if (attendance === undefined) return answer;
  const { signal, leave } = attendance;
  const reader: ReadableStreamDefaultReader<Uint8Array> = answer.body.getReader();
  let end: (() => void) | undefined;

  function stop(): void {
    if (end !== undefined) signal.removeEventListener('abort', end);
    leave();
  }

  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        end = () => {
          stop();
          controller.close();
          reader.cancel().catch(() => undefined);
        };
        signal.addEventListener('abort', end, { once: true });
      },
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (signal.aborted) return;
          if (!done) {
            controller.enqueue(value);
            return;
          }
          stop();
          controller.close();
        } catch (error) {
          stop();
          if (!signal.aborted) controller.error(error);
        }
      },
      async cancel(reason) {
        stop();
        await reader.cancel(reason);
      },
    },
    // Nothing is read before it is wanted: how fast a reader is has to be seen where it comes from.
    { highWaterMark: 0 },
  );
  return new Response(body, { status: answer.status, headers: answer.headers });
}
