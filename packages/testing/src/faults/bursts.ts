import type { FaultExchange } from './fault-exchange.js';
import type { FaultHandlers } from './fault-handler.js';
import { openEventStream } from './open-event-stream.js';
import { progressMessage } from './progress-message.js';
import { soundResult } from './sound-result.js';

/** A sound answer that comes all at once. */
export type Burst =
  /** So many signs of life, default 5, and the result right behind; in one write (default) or in one each. */
  | { kind: 'progress-burst'; count?: number; writes?: 'one' | 'several' }
  /** So many log messages, default 1000, and the result right behind. */
  | { kind: 'log-flood'; count?: number };

const burstCount = 5;
const floodCount = 1000;

export const bursts: FaultHandlers<Burst> = {
  'progress-burst': {
    affects: 'tools/call',
    create:
      ({ count = burstCount, writes = 'one' }) =>
      (exchange) => {
        sendAll(exchange, (index) => progressMessage(exchange, index), { count, writes });
        return true;
      },
  },
  'log-flood': {
    affects: 'tools/call',
    create:
      ({ count = floodCount }) =>
      (exchange) => {
        const message = (line: number): Record<string, unknown> => ({
          method: 'notifications/message',
          params: { level: 'info', logger: 'flood', data: { line } },
        });
        sendAll(exchange, message, { count, writes: 'several' });
        return true;
      },
  },
};

function sendAll(
  exchange: FaultExchange,
  message: (index: number) => Record<string, unknown>,
  { count, writes }: { count: number; writes: 'one' | 'several' },
): void {
  const stream = openEventStream(exchange);
  // Held back, so that the socket gets it as one piece.
  if (writes === 'one') exchange.response.cork();
  for (let index = 1; index <= count; index += 1) stream.send(message(index));
  stream.answer({ result: soundResult(exchange) });
  if (writes === 'one') exchange.response.uncork();
  stream.end();
}
