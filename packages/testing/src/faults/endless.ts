import { once } from 'node:events';
import { setImmediate as soon, setTimeout as delay } from 'node:timers/promises';

import type { FaultContext } from './fault-context.js';
import type { FaultExchange } from './fault-exchange.js';
import type { FaultHandlers } from './fault-handler.js';
import { progressMessage } from './progress-message.js';

/** The answer has no end. */
export type Endless = {
  kind: 'endless';
  /** Progress (else log) notifications; comments; one `data:` line; one JSON body. Default progress. */
  of?: 'progress' | 'comments' | 'data' | 'json';
  /** Milliseconds between two pieces. Default 0: as fast as the client reads; `seen.endlessBytes` tells how much that was. */
  interval?: number;
};

type Flow = {
  head: string;
  type: string;
  /** The piece that comes after so many others. */
  piece: (exchange: FaultExchange, count: number) => string;
};

const flood = 'o'.repeat(16 * 1024);
const flows: Record<NonNullable<Endless['of']>, Flow> = {
  progress: { head: '', type: 'text/event-stream', piece: progressEvent },
  comments: { head: '', type: 'text/event-stream', piece: () => `: ${flood}\n` },
  data: { head: 'data: {"jsonrpc":"2.0","x":"', type: 'text/event-stream', piece: () => flood },
  json: { head: '{"jsonrpc":"2.0","x":"', type: 'application/json', piece: () => flood },
};
/** Notifications are small: only many of them at once fill the buffers of the way. */
const notificationsInAFlood = 100;

export const endless: FaultHandlers<Endless> = {
  endless: {
    affects: 'tools/call',
    create:
      ({ of = 'progress', interval = 0 }, context) =>
      (exchange) => {
        const batch = of === 'progress' && interval === 0 ? notificationsInAFlood : 1;
        void flow(exchange, { ...flows[of], interval, batch, context });
        return true;
      },
  },
};

type FlowOptions = Flow & { interval: number; batch: number; context: FaultContext };

async function flow(
  exchange: FaultExchange,
  { head, type, piece, interval, batch, context }: FlowOptions,
): Promise<void> {
  const { response } = exchange;
  const gone = new AbortController();
  const { signal } = gone;
  response.once('close', () => gone.abort());
  response.writeHead(200, { 'content-type': type });
  if (head !== '') response.write(head);
  for (let count = 0; !signal.aborted; count += batch) {
    const pieces = Array.from({ length: batch }, (_, index) => piece(exchange, count + index));
    const text = pieces.join('');
    const isTaken = response.write(text);
    context.noteEndlessBytes(text.length);
    const pause = isTaken ? rest(interval, signal) : once(response, 'drain', { signal });
    await pause.catch(() => undefined);
  }
}

function rest(interval: number, signal: AbortSignal): Promise<unknown> {
  return interval === 0 ? soon(undefined, { signal }) : delay(interval, undefined, { signal });
}

function progressEvent(exchange: FaultExchange, count: number): string {
  const message = { jsonrpc: '2.0', ...progressMessage(exchange, count + 1) };
  return `data: ${JSON.stringify(message)}\n\n`;
}
