import { answerJson } from './answer-json.js';
import type { FaultContext } from './fault-context.js';
import type { FaultExchange } from './fault-exchange.js';
import type { FaultHandler, FaultHandlers } from './fault-handler.js';
import { openEventStream, type EventStream } from './open-event-stream.js';
import { progressMessage } from './progress-message.js';
import { soundResult } from './sound-result.js';

/** Messages that belong to nobody, or to somebody else. */
export type Stray =
  /** The response twice; the second one says `again`. */
  | { kind: 'duplicate-reply' }
  /** A response to a request that nobody made, and then (not with `alone`) the right one. */
  | { kind: 'unknown-id'; alone?: boolean }
  /** Progress for a token that nobody gave, and for the numbers 0 to 3, and then the result. */
  | { kind: 'unknown-progress' }
  /** Silence until the call is cancelled, and then its result, on its own stream and on the standing one. */
  | { kind: 'reply-after-cancel' }
  /** Waits for a second call, and sends each one's response, with its own id, down the stream of the other. */
  | { kind: 'cross-talk' }
  /** Progress that repeats itself and goes back (1, 2, 2, 1, 3), and then the result. */
  | { kind: 'progress-backwards' };

const again = [{ type: 'text', text: 'again' }];

export const strays: FaultHandlers<Stray> = {
  'duplicate-reply': onStream((stream, exchange) => {
    const result = soundResult(exchange);
    stream.answer({ result });
    stream.answer({ result: { ...result, content: again } });
  }),
  'unknown-id': {
    affects: 'tools/call',
    create:
      ({ alone = false }) =>
      (exchange) => {
        const result = soundResult(exchange);
        const stranger = { id: 'nobody-asked', result: { ...result, content: again } };
        if (alone) {
          answerJson(exchange, stranger);
          return true;
        }
        const stream = openEventStream(exchange);
        stream.send(stranger);
        stream.answer({ result });
        stream.end();
        return true;
      },
  },
  'unknown-progress': onStream((stream, exchange) => {
    const strangers = ['nobody-asked', 0, 1, 2, 3];
    for (const progressToken of strangers.filter((token) => token !== exchange.progressToken)) {
      const params = { progressToken, progress: 99 };
      stream.send({ method: 'notifications/progress', params });
    }
    stream.answer({ result: soundResult(exchange) });
  }),
  'reply-after-cancel': { affects: 'tools/call', create: (_fault, context) => replyLate(context) },
  'cross-talk': { affects: 'tools/call', create: () => crossTalk() },
  'progress-backwards': onStream((stream, exchange) => {
    for (const step of [1, 2, 2, 1, 3]) stream.send(progressMessage(exchange, step));
    stream.answer({ result: soundResult(exchange) });
  }),
};

function onStream(act: (stream: EventStream, exchange: FaultExchange) => void) {
  return {
    affects: 'tools/call',
    create: () => (exchange: FaultExchange) => {
      const stream = openEventStream(exchange);
      act(stream, exchange);
      stream.end();
      return true;
    },
  };
}

function replyLate(context: FaultContext): FaultHandler {
  return (exchange) => {
    const { id, sessionId } = exchange;
    const stream = openEventStream(exchange);
    stream.write(': patience\n\n');
    context.onCancelled(id, () => {
      const result = soundResult(exchange);
      stream.answer({ result });
      stream.end();
      const late = JSON.stringify({ jsonrpc: '2.0', id, result });
      context.standingStream(sessionId)?.write(`event: message\ndata: ${late}\n\n`);
    });
    return true;
  };
}

function crossTalk(): FaultHandler {
  let waiting: FaultExchange | undefined;
  return (exchange) => {
    if (waiting === undefined || waiting.response.destroyed) {
      waiting = exchange;
      return true;
    }
    const first = waiting;
    waiting = undefined;
    for (const [to, of] of [
      [first, exchange],
      [exchange, first],
    ] as const) {
      const stream = openEventStream(to);
      stream.send({ id: of.id, result: soundResult(of) });
      stream.end();
    }
    return true;
  };
}
