import type { ServerResponse } from 'node:http';

import type { FaultExchange } from './fault-exchange.js';
import type { Seen, SeenCall } from './seen.js';

/** Writes down what arrives at a faulty service. */
export type Watcher = {
  readonly seen: Seen;
  /** Notes an exchange before anything answers it; gives the record of a call. */
  note(exchange: FaultExchange): SeenCall | undefined;
  noteFault(): void;
  noteEndlessBytes(count: number): void;
  /** Calls back, once, when this request is cancelled by a notification. */
  onCancelled(requestId: unknown, listener: () => void): void;
  /** The standing stream of a session, where one is open. */
  standingStream(sessionId: string | undefined): ServerResponse | undefined;
};

const keptLimit = 10_000;

function keep<Item>(list: Item[], item: Item): void {
  list.push(item);
  if (list.length > keptLimit) list.shift();
}

/** Makes a watcher that has seen nothing yet. */
export function createWatcher(): Watcher {
  const calls: SeenCall[] = [];
  const cancelled: unknown[] = [];
  const resumed: string[] = [];
  const methods: Record<string, number> = {};
  const streams = new Map<string | undefined, ServerResponse>();
  const cancelListeners = new Map<unknown, () => void>();
  const counts = { standingStreams: 0, endings: 0, faults: 0, endlessBytes: 0 };

  const noteMethod = ({ rpcMethod, id, params }: FaultExchange): void => {
    const name = rpcMethod ?? (id === undefined ? undefined : 'response');
    if (name === undefined) return;
    methods[name] = (methods[name] ?? 0) + 1;
    if (name !== 'notifications/cancelled') return;
    keep(cancelled, params['requestId']);
    cancelListeners.get(params['requestId'])?.();
    cancelListeners.delete(params['requestId']);
  };

  const noteStream = ({ sessionId, lastEventId, response }: FaultExchange): void => {
    if (lastEventId !== undefined) {
      keep(resumed, lastEventId);
      return;
    }
    counts.standingStreams += 1;
    streams.set(sessionId, response);
    response.once('close', () => {
      if (streams.get(sessionId) === response) streams.delete(sessionId);
    });
  };

  const noteCall = (exchange: FaultExchange): SeenCall => {
    const { id, params, progressToken, sessionId, response } = exchange;
    const call: SeenCall = {
      id,
      tool: String(params['name']),
      arguments: params['arguments'],
      progressToken,
      sessionId,
      isExecuted: true,
      isAnswered: false,
      isLetGo: false,
    };
    keep(calls, call);
    response.once('close', () => {
      call.isAnswered = response.writableFinished;
      call.isLetGo = !response.writableFinished;
    });
    return call;
  };

  return {
    seen: {
      calls,
      cancelled,
      resumed,
      methods,
      get standingStreams() {
        return counts.standingStreams;
      },
      get openStandingStreams() {
        return streams.size;
      },
      get endings() {
        return counts.endings;
      },
      get faults() {
        return counts.faults;
      },
      get endlessBytes() {
        return counts.endlessBytes;
      },
    },
    note(exchange) {
      const { method } = exchange.request;
      if (method === 'DELETE') counts.endings += 1;
      if (method === 'GET') noteStream(exchange);
      noteMethod(exchange);
      return exchange.rpcMethod === 'tools/call' ? noteCall(exchange) : undefined;
    },
    noteFault() {
      counts.faults += 1;
    },
    noteEndlessBytes(count) {
      counts.endlessBytes += count;
    },
    onCancelled(requestId, listener) {
      cancelListeners.set(requestId, listener);
    },
    standingStream: (sessionId) => streams.get(sessionId),
  };
}
