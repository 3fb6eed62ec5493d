/** How executions are kept. */
export interface HistorySettings {
  /** Milliseconds that an ended execution is kept. */
  readonly age: number;
  /** Bytes of all ended ones. */
  readonly size: number;
  /** Whether their results are written down; those of a process that is gone are lost without. */
  readonly results: boolean;
  /** Names of parameters that are never written down, beside those that look like secrets. */
  readonly redact: readonly string[];
}
