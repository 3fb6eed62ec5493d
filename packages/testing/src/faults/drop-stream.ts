import { randomUUID } from 'node:crypto';

import type { FaultContext } from './fault-context.js';
import type { FaultExchange } from './fault-exchange.js';
import type { FaultHandler, FaultHandlers } from './fault-handler.js';
import { openEventStream } from './open-event-stream.js';
import { progressMessage } from './progress-message.js';
import { soundResult } from './sound-result.js';

/** An event stream that breaks off before the response came. */
export type StreamDrop = {
  kind: 'drop-stream';
  /** Signs of life (progress, else log) that are sent before each drop. Default 0. */
  after?: number;
  /** How often it drops before it goes on to its end. Default 1. */
  drops?: number;
  /** Gives each event an id, so that the stream can be taken up with `Last-Event-ID`. Default false. */
  eventIds?: boolean;
  /** Milliseconds that the client is asked to wait before it comes back (`retry:`); only with ids. Default: it is not asked. */
  retry?: number;
  /** With the orderly end of the answer, or with the socket. Default `end`. */
  how?: 'end' | 'reset';
  /** What one who takes it up finds: what it missed (default), an HTTP status, a reset, or nothing ever. */
  resume?: 'sound' | number | 'reset' | 'hang';
};

export const dropStream: FaultHandlers<StreamDrop> = {
  'drop-stream': { affects: 'tools/call', create: createDrops },
};

function createDrops(
  { after = 0, drops = 1, eventIds = false, retry, how = 'end', resume = 'sound' }: StreamDrop,
  context: FaultContext,
): FaultHandler {
  return (exchange) => {
    const streamId = randomUUID();
    const events = [
      ...Array.from({ length: after * drops }, (_, index) => progressMessage(exchange, index + 1)),
      { id: exchange.id ?? null, result: soundResult(exchange) },
    ];
    let dropped = 0;

    const deliver = (target: FaultExchange, from: number): void => {
      const stream = openEventStream(target);
      if (eventIds) {
        const pause = retry === undefined ? '' : `retry: ${retry}\n`;
        stream.write(`id: ${streamId}/${from}\n${pause}data: \n\n`);
      } else {
        stream.write(': here it comes\n\n');
      }
      const drop = dropped < drops;
      const until = drop ? from + after : events.length;
      for (let index = from; index < until; index += 1) {
        stream.send(events[index] ?? {}, eventIds ? `${streamId}/${index + 1}` : undefined);
      }
      if (drop) dropped += 1;
      if (drop && how === 'reset') stream.reset();
      else stream.end();
    };

    if (eventIds) {
      context.claim((later) => {
        if (!later.lastEventId?.startsWith(`${streamId}/`)) return false;
        if (resume === 'sound') deliver(later, Number(later.lastEventId.split('/')[1]));
        else if (resume === 'reset') later.request.socket.resetAndDestroy();
        else if (resume !== 'hang') later.response.writeHead(resume).end();
        return true;
      });
    }
    deliver(exchange, 0);
    return true;
  };
}
