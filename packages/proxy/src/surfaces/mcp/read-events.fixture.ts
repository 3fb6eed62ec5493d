import { EventSourceParserStream } from 'eventsource-parser/stream';

export interface SentEvent {
  readonly id?: string | undefined;
  readonly data: string;
  /** Undefined for an event without data. */
  readonly message: Record<string, unknown> | undefined;
}

/** The events of a stream, one at a time; `undefined` at its end. */
export function readEvents(answer: Response): {
  next(): Promise<SentEvent | undefined>;
  /** Hangs up. */
  cancel(): Promise<void>;
} {
  if (answer.headers.get('content-type') !== 'text/event-stream') {
    throw new Error(`This is no stream but ${answer.headers.get('content-type')}.`);
  }
  const reader = (answer.body as ReadableStream<Uint8Array>)
    .pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>)
    .pipeThrough(new EventSourceParserStream())
    .getReader();
  return {
    async next() {
      const { value, done } = await reader.read();
      if (done) return undefined;
      const message =
        value.data === '' ? undefined : (JSON.parse(value.data) as SentEvent['message']);
      return { id: value.id, data: value.data, message };
    },
    cancel: () => reader.cancel(),
  };
}
