import type { ServiceRecord } from './service-record.js';

/** What a registry gave: good rows as records, and one line for each row that could not be read. */
export interface RegistrySnapshot {
  readonly records: readonly ServiceRecord[];
  readonly problems: readonly string[];
}

/** Port: a source of service records. */
export interface Registry {
  /** Stable name, also kept with every record as `source.registry`. */
  readonly name: string;
  /**
   * Changes whenever the content may have changed (for a file: its size and modification time).
   * The same revision twice means that nothing has to be read again.
   */
  revision(): Promise<string>;
  read(signal: AbortSignal): Promise<RegistrySnapshot>;
}
