import type { CurrentConnection } from '../state/current-connection.js';
import type { Exchange } from './exchange.js';

/** The first line of a recording. */
export interface RecordingHead {
  readonly recording: 'nanda';
  readonly version: 1;
  /** The connection that commands meant that named none. */
  readonly current?: CurrentConnection;
}

export interface Recording {
  readonly head: RecordingHead;
  /** In the order of their requests. */
  readonly exchanges: readonly Exchange[];
}
