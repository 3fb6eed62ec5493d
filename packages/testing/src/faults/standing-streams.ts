import type { FaultHandlers } from './fault-handler.js';
import { openEventStream } from './open-event-stream.js';

/** What goes wrong with the standing stream. Others do as well: `http-status` with `affects: 'GET'` refuses it. */
export type StandingStreamFault =
  /** Accepts it and ends it at once (P8); with `eventIds` after an event that could be resumed. */
  { kind: 'close-get'; eventIds?: boolean };

export const standingStreams: FaultHandlers<StandingStreamFault> = {
  'close-get': {
    affects: 'GET',
    create:
      ({ eventIds = false }) =>
      (exchange) => {
        const stream = openEventStream(exchange);
        stream.write(eventIds ? 'id: standing/1\ndata: \n\n' : ': welcome, and goodbye\n\n');
        stream.end();
        return true;
      },
  },
};
