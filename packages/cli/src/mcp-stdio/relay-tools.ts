import type { Exchanger } from './create-exchanger.js';
import type { LineWriter } from './create-line-writer.js';
import type { ProxyDoor } from './proxy-place.js';

/** What both eras work with. */
export interface RelayTools {
  readonly door: ProxyDoor;
  readonly exchanger: Exchanger;
  readonly writer: LineWriter;
  /** For a person who looks for what went wrong. */
  readonly log: RelayLog;
  /** Is aborted when all is over. */
  readonly ended: AbortSignal;
}

export interface RelayLog {
  /** What was mended, or could not be. */
  readonly warn: (text: string) => void;
  /** What goes by. */
  readonly debug: (text: string) => void;
}
