import type { RegistryType } from '@nanda/protocol';
import type { ServiceRecord } from './service-record.js';

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

/** One step of reading a registry. The step is stored as a whole, and its checkpoint with it. */
export interface RegistryBatch {
  /**
   * What the step belongs to. `first`: a listing of everything begins, and what is not named
   * before its end has gone. `next`: that listing goes on. `changes`: only what has changed since.
   */
  readonly part: 'first' | 'next' | 'changes';
  /** True for the step that ends the listing, or brings the changes up to date. */
  readonly isLast: boolean;
  /** In the registry's order. Several versions of one id may be among them, in any order. */
  readonly records: readonly ServiceRecord[];
  /** What the registry has withdrawn, by the record's id, or one version of it. */
  readonly removed?: readonly { readonly id: string; readonly version?: string }[];
  /** One line for each row that could not be read, or of which something was left out. */
  readonly problems: readonly string[];
  /** Where to go on after this step. Opaque to everybody but the registry that made it. */
  readonly checkpoint: string;
  /** How many rows there are in all, where the registry says so. */
  readonly total?: number;
}

export interface RegistryReadOptions {
  /** That of the last step that was stored, maybe by an earlier process. Absent: read everything. */
  readonly checkpoint?: string;
  /** Ends the reading, with the signal's reason. */
  readonly signal: AbortSignal;
}

/**
 * Port: a source of service records.
 *
 * It never throws for a bad row. It fails with a NandaError `REGISTRY_UNAVAILABLE` whose message
 * every caller may read (it names the registry and what to do, and no path or secret) and whose
 * cause is for the log. `retryAfterMs`, where the registry gave one, says when to ask again.
 */
export interface Registry extends RegistrySource {
  readonly type: RegistryType;
  /** Its address for people, without credentials. Absent where it lies on this machine. */
  readonly url?: string;
  /** Milliseconds for which what it said counts as fresh. */
  readonly freshFor: number;
  /**
   * True where reading takes no network and callers can wait for it: whoever asks for services
   * sees what its file says now. Others are read in the background.
   */
  readonly isLocal: boolean;
  /**
   * Reads what has changed since the checkpoint, or everything. Yields nothing where nothing has.
   * Ending the iteration early lets go of everything.
   */
  read(options: RegistryReadOptions): AsyncIterable<RegistryBatch>;
  /**
   * Asks the registry itself, for what has not been read yet. Absent where it cannot search.
   *
   * @returns records as `read` would give them, the best ones first.
   */
  search?(
    text: string,
    options: { readonly limit: number; readonly signal: AbortSignal },
  ): Promise<readonly ServiceRecord[]>;
}
