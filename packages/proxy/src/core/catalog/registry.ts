import type { ServiceRecord } from './service-record.js';

/** What a registry gave: good rows as records, and one line for each row that could not be read. */
export interface RegistrySnapshot {
  readonly records: readonly ServiceRecord[];
  readonly problems: readonly string[];
}

/** Which source of records is meant. */
export interface RegistrySource {
  /**
   * The same in every process that reads this source, and no other source's: records are stored
   * under it. Nobody is shown it.
   */
  readonly key: string;
  /** What callers are shown as `source.registry`: readable, and no path. */
  readonly name: string;
  /** True where only the local user may see what it lists. @default false */
  readonly isPrivate?: boolean;
}

/** Port: a source of service records. */
export interface Registry extends RegistrySource {
  /**
   * Changes whenever the content may have changed (for a file: its size and modification time).
   * The same revision twice means that nothing has to be read again.
   */
  revision(): Promise<string>;
  read(signal: AbortSignal): Promise<RegistrySnapshot>;
}
