import type { ToolStream } from './tool-stream.js';

/** The events of a stream as lines of JSON, read only as fast as they are taken. Cancelling it ends the execution. */
export function toReadableStream(stream: ToolStream): ReadableStream<Uint8Array<ArrayBuffer>> {
  const events = stream[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  let isCancelled = false;
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        const { done, value } = await events.next();
        if (isCancelled) return;
        if (done === true) controller.close();
        else controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`));
      },
      async cancel() {
        isCancelled = true;
        await stream.cancel();
      },
    },
    // Nothing is sent before somebody reads.
    { highWaterMark: 0 },
  );
}
