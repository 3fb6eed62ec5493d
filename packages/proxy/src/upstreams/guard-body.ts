export interface GuardBodyOptions {
  /** Looks at each chunk; false ends the stream there. */
  readonly accept: (chunk: Uint8Array) => boolean;
  /**
   * Called once, when the stream is over in whatever way. What it returns is written as the last chunk; what it
   * throws is what the reader gets.
   */
  readonly onEnd: (how: 'ended' | 'broken' | 'refused') => string | undefined;
  /** Called when the reader has lost interest. */
  readonly onCancel: () => void;
}

/** A body with its end under control. */
export interface GuardedBody {
  readonly stream: ReadableStream<Uint8Array>;
  /** Ends it now, as if it had broken. */
  end(): void;
}

/** Hands a body on chunk by chunk and has the last word. */
export function guardBody(
  body: ReadableStream<Uint8Array>,
  { accept, onEnd, onCancel }: GuardBodyOptions,
): GuardedBody {
  const reader = body.getReader();
  let isOver = false;
  let sink: ReadableStreamDefaultController<Uint8Array> | undefined;

  const finish = (how: 'ended' | 'broken' | 'refused'): void => {
    if (isOver) return;
    isOver = true;
    try {
      const last = onEnd(how);
      if (last !== undefined) sink?.enqueue(Buffer.from(last));
      sink?.close();
    } catch (error) {
      sink?.error(error);
    }
    if (how !== 'ended') reader.cancel().catch(() => undefined);
  };

  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      sink = controller;
    },
    pull: async (controller) => {
      try {
        const { value, done } = await reader.read();
        if (isOver) return;
        if (done) finish('ended');
        else if (accept(value)) controller.enqueue(value);
        else finish('refused');
      } catch {
        finish('broken');
      }
    },
    cancel: () => {
      isOver = true;
      onCancel();
      reader.cancel().catch(() => undefined);
    },
  });
  return { stream, end: () => finish('broken') };
}
