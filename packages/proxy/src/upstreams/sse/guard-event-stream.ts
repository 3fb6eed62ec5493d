import { gatherLines } from '../shared/gather-lines.js';
import { judgeLongLines } from '../shared/judge-long-lines.js';
import { createEventMeter } from './create-event-meter.js';

export interface GuardEventStreamOptions {
  /** Of one event. */
  readonly maximumBytes: number;
  /** A line was too long, and is left out; the id of the request that it answers, where it could be told. */
  readonly onTooLarge: (requestId: string | number | undefined) => void;
  /** Called once, when the stream is over without its reader having asked for it. `refused`: many lines were too much. */
  readonly onEnd: (how: 'ended' | 'broken' | 'refused') => void;
  /** Called once, when it is over in whatever way. */
  readonly release: () => void;
}

/** Hands an event stream on line by line, bounded, and tells of its end, of which an event source says nothing. */
export function guardEventStream(
  body: ReadableStream<Uint8Array>,
  { maximumBytes, onTooLarge, onEnd, release }: GuardEventStreamOptions,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const accept = createEventMeter({ maximumBytes });
  let ready: Buffer[] = [];
  let isOver = false;
  const push = gatherLines({
    maximumBytes,
    acceptsReturns: true,
    ...judgeLongLines({
      maximumBytes,
      onTooLarge,
      messageOf: (line) => line.replace(/^data: ?/, ''),
    }),
    onLines: (text) => ready.push(Buffer.from(text)),
  });

  /** The next lines, at least one; how it ended, where there are no more. */
  const next = async (): Promise<readonly Buffer[] | 'ended' | 'broken' | 'refused'> => {
    for (;;) {
      const read = await reader.read().catch(() => 'broken' as const);
      if (read === 'broken') return read;
      if (read.done) return 'ended';
      push(Buffer.from(read.value.buffer, read.value.byteOffset, read.value.byteLength));
      const lines = ready;
      ready = [];
      if (!lines.every(accept)) return 'refused';
      if (lines.length > 0) return lines;
    }
  };

  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const lines = await next();
      if (isOver) return;
      if (typeof lines !== 'string') {
        for (const line of lines) controller.enqueue(line);
        return;
      }
      isOver = true;
      if (lines !== 'ended') reader.cancel().catch(() => undefined);
      controller.close();
      release();
      onEnd(lines);
    },
    cancel: () => {
      isOver = true;
      release();
      reader.cancel().catch(() => undefined);
    },
  });
}
