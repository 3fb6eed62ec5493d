import type { ContenderName } from './contender-names.js';

/** What came of one contender with so many services. Times in milliseconds. */
export interface Measurement {
  readonly contender: ContenderName;
  readonly count: number;
  /** Until the rows are loaded and the first search can be asked. */
  readonly load: number;
  /** The very first search: what is built only when asked for is built then. */
  readonly first: number;
  /** Each query for the first time. */
  readonly cold: Spread;
  /** The same queries again and again. */
  readonly warm: Spread;
  /** Bytes of the whole process afterwards, garbage collected. */
  readonly memory: number;
  /** nDCG@10 over our own judged queries. */
  readonly gain: number;
}

export interface Spread {
  readonly p50: number;
  readonly p99: number;
}
