import { setImmediate as soon, setTimeout as delay } from 'node:timers/promises';

import type { FaultExchange } from './fault-exchange.js';
import type { FaultHandlers } from './fault-handler.js';
import { openEventStream } from './open-event-stream.js';
import { soundResult } from './sound-result.js';

/** The request is taken, and its answer does not come, or not to its end. */
export type Breakage =
  /** Nothing ever. */
  | { kind: 'hang' }
  /** The head of an event stream, and then nothing ever. */
  | { kind: 'silent-stream' }
  /** The socket goes before any byte of an answer: with a reset (default) or with an orderly end. */
  | { kind: 'reset'; how?: 'reset' | 'end' }
  /** The socket goes in the middle of a JSON body. */
  | { kind: 'reset-in-body' }
  /** An event stream that says nothing is ended after so many milliseconds, default 50: orderly (default) or by a reset. */
  | { kind: 'kill-idle-stream'; milliseconds?: number; how?: 'end' | 'reset' }
  /** The whole JSON answer, one byte after the other, each after so many milliseconds, default 1. */
  | { kind: 'slow-drip'; interval?: number }
  /** The body of a POST is not read. Only for `affects: 'POST'`, as nobody knows what it is about. */
  | { kind: 'never-read' };

export const breakages: FaultHandlers<Breakage> = {
  hang: { affects: 'every-request', create: () => () => true },
  'silent-stream': {
    affects: 'tools/call',
    create: () => (exchange) => {
      openEventStream(exchange);
      return true;
    },
  },
  reset: {
    affects: 'tools/call',
    create:
      ({ how = 'reset' }) =>
      ({ request }) => {
        if (how === 'reset') request.socket.resetAndDestroy();
        else request.socket.end();
        return true;
      },
  },
  'reset-in-body': {
    affects: 'tools/call',
    create:
      () =>
      ({ response }) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': 1000 });
        response.write('{"jsonrpc":"2.0","result":{"content":[', () => response.destroy());
        return true;
      },
  },
  'kill-idle-stream': {
    affects: 'tools/call',
    create:
      ({ milliseconds = 50, how = 'end' }) =>
      (exchange) => {
        const stream = openEventStream(exchange);
        const timer = setTimeout(
          () => (how === 'end' ? stream.end() : stream.reset()),
          milliseconds,
        );
        exchange.response.once('close', () => clearTimeout(timer));
        return true;
      },
  },
  'slow-drip': {
    affects: 'tools/call',
    create:
      ({ interval = 1 }) =>
      (exchange) => {
        void drip(exchange, interval);
        return true;
      },
  },
  'never-read': { affects: 'POST', create: () => () => false },
};

async function drip(exchange: FaultExchange, interval: number): Promise<void> {
  const { response, id } = exchange;
  response.writeHead(200, { 'content-type': 'application/json' });
  const answer = Buffer.from(JSON.stringify({ jsonrpc: '2.0', id, result: soundResult(exchange) }));
  for (const byte of answer) {
    if (response.destroyed) return;
    response.write(Buffer.of(byte));
    await (interval === 0 ? soon() : delay(interval));
  }
  response.end();
}
