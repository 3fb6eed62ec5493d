import { serverEvent } from './answers.js';

/** An event stream that a test writes to, and that knows when its reader has gone. */
export interface OpenStream {
  readonly response: Response;
  readonly isCancelled: boolean;
  send(event: { type: string; id?: string }): void;
  sendText(text: string): void;
  end(): void;
  breakOff(): void;
}

/** Makes an {@link OpenStream}. */
export function openStream(): OpenStream {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  let isCancelled = false;
  const body = new ReadableStream<Uint8Array>({
    start: (given) => {
      controller = given;
    },
    cancel: () => {
      isCancelled = true;
    },
  });
  const sendText = (text: string): void => controller?.enqueue(new TextEncoder().encode(text));
  return {
    response: new Response(body, { headers: { 'content-type': 'text/event-stream' } }),
    get isCancelled() {
      return isCancelled;
    },
    send: (event) => sendText(serverEvent(event)),
    sendText,
    end: () => controller?.close(),
    breakOff: () => controller?.error(new TypeError('terminated')),
  };
}
