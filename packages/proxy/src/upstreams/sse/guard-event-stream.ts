import { createParser } from 'eventsource-parser';

import { gatherLines } from '../shared/gather-lines.js';
import { judgeLongLines } from '../shared/judge-long-lines.js';
import { createEventMeter } from './create-event-meter.js';

export interface GuardEventStreamOptions {
  /** Of one event. */
  readonly maximumBytes: number;
  /** The data of a message. */
  readonly onMessage: (data: string) => void;
  /** A line was too long, and is left out; the id of the request that it answers, where it could be told. */
  readonly onTooLarge: (requestId: string | number | undefined) => void;
  /** Called once, when the stream is over without its reader having asked for it. `refused`: many lines were too much. */
  readonly onEnd: (how: 'ended' | 'broken' | 'refused') => void;
  /** Called once, when it is over in whatever way. */
  readonly release: () => void;
}

/**
 * Takes the messages out of an event stream, bounded, and tells of its end, of which an event source says nothing. Hands on
 * to the event source where messages are to be sent, and no more: it would bring them into an order of its own.
 */
export function guardEventStream(
  body: ReadableStream<Uint8Array>,
  { maximumBytes, onMessage, onTooLarge, onEnd, release }: GuardEventStreamOptions,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const accept = createEventMeter({ maximumBytes });
  let ready: string[] = [];
  let named: Buffer[] = [];
  let isOver = false;
  const parser = createParser({
    onEvent: ({ event, data }) => {
      if (event === 'endpoint') named.push(Buffer.from(toEvent(event, data)));
      else if ((event === undefined || event === 'message') && data !== '') onMessage(data);
    },
  });
  const push = gatherLines({
    maximumBytes,
    acceptsReturns: true,
    ...judgeLongLines({
      maximumBytes,
      onTooLarge,
      messageOf: (line) => line.replace(/^data: ?/, ''),
    }),
    onLines: (text) => ready.push(text),
  });

  /** The next events, at least one; how it ended, where there are no more. */
  const next = async (): Promise<readonly Buffer[] | 'ended' | 'broken' | 'refused'> => {
    for (;;) {
      const read = await reader.read().catch(() => 'broken' as const);
      if (read === 'broken') return read;
      if (read.done) return 'ended';
      push(Buffer.from(read.value.buffer, read.value.byteOffset, read.value.byteLength));
      const lines = ready;
      ready = [];
      for (const line of lines) {
        if (!accept(Buffer.from(line))) return 'refused';
        parser.feed(line);
        // Whoever took a message may have had enough.
        if (isOver) return [];
      }
      const events = named;
      named = [];
      if (events.length > 0) return events;
    }
  };

  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const events = await next();
      if (isOver) return;
      if (typeof events !== 'string') {
        for (const event of events) controller.enqueue(event);
        return;
      }
      isOver = true;
      if (events !== 'ended') reader.cancel().catch(() => undefined);
      controller.close();
      release();
      onEnd(events);
    },
    cancel: () => {
      isOver = true;
      release();
      reader.cancel().catch(() => undefined);
    },
  });
}

function toEvent(name: string, data: string): string {
  const lines = data.split('\n').map((line) => `data: ${line}\n`);
  return `event: ${name}\n${lines.join('')}\n`;
}
