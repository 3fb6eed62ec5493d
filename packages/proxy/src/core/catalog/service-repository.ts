import type { ServiceHealth, ServiceVersion } from '@nanda/protocol';
import type { RegistryBatch, RegistrySource } from './registry.js';
import type { ServiceRecord } from './service-record.js';
import type { ServiceRows } from './view/service-rows.js';

/** How far a registry has been read, by whichever process did it last. */
export interface RegistryReading {
  /** Where the next reading goes on. Absent before the first step. */
  readonly checkpoint?: string;
  /** RFC 3339: when a reading last came to its end. */
  readonly syncedAt?: string;
  /** False while a reading has not come to its end. */
  readonly isComplete: boolean;
  /** The listing of everything that the steps belong to. */
  readonly generation: number;
  /** Of the last reading. */
  readonly problems: readonly string[];
}

export interface StoreOptions {
  readonly at: Date;
  /**
   * The listing of everything that this step goes on with. Where another process has begun one in
   * the meantime, nothing is stored: only one of them can tell what has gone. @default the last one
   */
  readonly generation?: number | undefined;
}

export interface StoredStep {
  readonly generation: number;
  /** True where another reading of the same registry has taken over. */
  readonly isSuperseded: boolean;
}

/** The words of some documents, for whoever ranks them. Documents have numbers. */
export interface TermIndex {
  /** Every word, with how many documents have it; in the order of their code units. */
  terms(): Promise<{ readonly terms: readonly string[]; readonly counts: Uint32Array }>;
  /**
   * For each word, where it stands: `document * 8 + field`, once for each time, in the order of the
   * documents. Documents that are gone may still be among them.
   */
  postings(terms: readonly string[]): Promise<readonly Uint32Array[]>;
  /** The documents in which these words follow each other. */
  phrase(words: readonly string[]): Promise<readonly number[]>;
}

/** A tool that a registry lists or a connection has seen. */
export interface KnownTool {
  readonly name: string;
  readonly description?: string | undefined;
}

/**
 * Port: keeps what registries list. A listing is one row of one registry and has a key, a number
 * that is never given again. Other processes may keep the listings of other registries in the same
 * store: `rows` and `find` speak of the registries in use here alone.
 */
export interface ServiceRepository {
  /**
   * Says which registries are in use, the first one first. None are before the first call. The
   * listings of others stay for whoever uses them, and go when nobody has for 30 days.
   */
  useRegistries(registries: readonly RegistrySource[]): Promise<void>;
  readingOf(registry: string): Promise<RegistryReading | undefined>;
  /** Stores one step of a reading as a whole. */
  store(registry: string, batch: RegistryBatch, options: StoreOptions): Promise<StoredStep>;
  /** Notes that a registry was read to its end, and had nothing new. */
  confirm(registry: string, options: { readonly at: Date }): Promise<void>;
  /** Adds what a registry answered to a question; a full listing later sets it right. */
  add(
    registry: string,
    records: readonly ServiceRecord[],
    options: { readonly at: Date },
  ): Promise<void>;
  /** How many listings of a registry one user has registered. */
  countRegistered(registry: string, options: { readonly by: string }): Promise<number>;
  /** The same text while nothing has changed, in any process. */
  version(): Promise<string>;
  rows(): Promise<ServiceRows>;
  /** The names of all listings in lower case, by key. */
  names(): Promise<ReadonlyMap<number, string>>;
  /** How many listings each registry in use has, by the registry's key. */
  counts(): Promise<ReadonlyMap<string, number>>;
  /** The records of listings, in the order of their keys as they are given; what is gone is left out. */
  records(keys: readonly number[]): Promise<readonly KeyedRecord[]>;
  /**
   * The keys of the listings with this id, in the registries in use; where there are none, of those
   * that carry their version in it (`id@1.2.3`).
   */
  findById(id: string): Promise<readonly number[]>;
  /** The keys of the listings of which a version is known, be it the latest or an earlier one. */
  ofVersion(version: string): Promise<readonly number[]>;
  /** The keys of the listings whose name or id, with its namespace, differs from the text by one letter. */
  findNearNames(text: string): Promise<readonly number[]>;
  /** All versions that are known of a listing, the newest first. */
  versionsOf(key: number): Promise<readonly StoredVersion[]>;
  readonly serviceIndex: TermIndex;
  /** Its documents are the tools of `tools`. */
  readonly toolIndex: TermIndex;
  /** Of tools, by their numbers in `toolIndex`: the key of the listing that has each. */
  toolOwners(numbers: readonly number[]): Promise<ReadonlyMap<number, number>>;
  /** Tools by their numbers in `toolIndex`; what is gone is left out. */
  tools(
    numbers: readonly number[],
  ): Promise<readonly (KnownTool & { readonly number: number; readonly key: number })[]>;
  /** Remembers what a service said of its own tools: it knows better than its registry. */
  setTools(
    listing: { readonly registry: string; readonly id: string },
    tools: readonly KnownTool[],
    options: { readonly at: Date },
  ): Promise<void>;
  /** Remembers what an address answered when it was looked at. */
  setHealth(address: string, health: ServiceHealth): Promise<void>;
  healthOf(addresses: readonly string[]): Promise<ReadonlyMap<string, ServiceHealth>>;
}

export interface KeyedRecord {
  readonly key: number;
  readonly record: ServiceRecord;
}

export interface StoredVersion extends ServiceVersion {
  readonly record: ServiceRecord;
}
