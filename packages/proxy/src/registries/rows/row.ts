import type { RecordTrust, ServiceRecord } from '../../core/catalog/service-record.js';

export interface RowContext {
  /** The registry's key: what makes ids of rows that have none its own. */
  readonly key: string;
  /** The registry's name, kept with every record. */
  readonly registry: string;
  /** RFC 3339; stands for the dates that a row does not give. */
  readonly fallbackMoment: string;
  /** @default 'local-file' */
  readonly trust?: RecordTrust;
  /**
   * True where the registry gives a namespace (`com.example`) only to who has proven to own it: then a name says
   * whose endpoints these are. Of a copy of its rows nobody knows who has changed them.
   * @default false
   */
  readonly provesNamespaces?: boolean;
}

/** What one row gave: a record, a fault, or neither where the row is meant to be left out. */
export interface RowReading {
  readonly record?: ServiceRecord;
  /** What is wrong with the row, or was left out of it. */
  readonly problem?: string;
}
