import { principalKey } from '../principal-key.js';
import type { ExecutionRecord } from './execution-record.js';

/** Executions that run, and those that ended a while ago. */
export interface ExecutionStore {
  add(record: ExecutionRecord): void;
  get(id: string): ExecutionRecord | undefined;
  readonly running: readonly ExecutionRecord[];
  /** Lets go of all of them. */
  close(): void;
}

export interface ExecutionStoreOptions {
  /** Milliseconds that an ended execution can still be looked at. */
  readonly keptFor: number;
  /** Ended ones of one owner. */
  readonly keptOfOwner: number;
  /** Bytes of all ended ones, roughly. */
  readonly maxBytes: number;
  readonly onForgotten: (id: string) => void;
}

/**
 * Ended executions go when their time is over, when their owner has too many of them, and, when all
 * of them are too large, the oldest one of whoever holds the most: nobody's traffic pushes out what
 * somebody else comes back for.
 */
export function createExecutionStore(options: ExecutionStoreOptions): ExecutionStore {
  const running = new Map<string, ExecutionRecord>();
  /** In the order in which they ended, as are those of each owner. */
  const ended = new Map<string, ExecutionRecord>();
  const owners = new Map<string, { readonly ids: Set<string>; bytes: number }>();
  let bytes = 0;
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;

  function keep(record: ExecutionRecord): void {
    running.delete(record.id);
    if (isClosed) return;
    const key = principalKey(record.owner);
    const owner = owners.get(key) ?? { ids: new Set(), bytes: 0 };
    owners.set(key, owner);
    ended.set(record.id, record);
    owner.ids.add(record.id);
    owner.bytes += record.size;
    bytes += record.size;
    if (owner.ids.size > options.keptOfOwner) forgetOldest(owner.ids);
    while (bytes > options.maxBytes) forgetOldest(heaviest());
    forgetInTime();
  }

  function heaviest(): Iterable<string> {
    return [...owners.values()].reduce((a, b) => (b.bytes > a.bytes ? b : a)).ids;
  }

  function forgetOldest(ids: Iterable<string>): void {
    for (const id of ids) return forget(id);
  }

  function forget(id: string): void {
    const record = ended.get(id);
    if (record === undefined) return;
    const key = principalKey(record.owner);
    const owner = owners.get(key);
    ended.delete(id);
    bytes -= record.size;
    if (owner !== undefined) {
      owner.ids.delete(id);
      owner.bytes -= record.size;
      if (owner.ids.size === 0) owners.delete(key);
    }
    options.onForgotten(id);
  }

  /** One timer, for the one that ended first. */
  function forgetInTime(): void {
    clearTimeout(timer);
    for (const [id, { endedAt }] of ended) {
      const left = (endedAt?.getTime() ?? 0) + options.keptFor - Date.now();
      if (left > 0) {
        timer = setTimeout(forgetInTime, left).unref();
        return;
      }
      forget(id);
    }
  }

  return {
    add(record) {
      running.set(record.id, record);
      void record.ended.then(() => keep(record));
    },
    get: (id) => running.get(id) ?? ended.get(id),
    get running() {
      return [...running.values()];
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
      for (const id of ended.keys()) forget(id);
    },
  };
}
