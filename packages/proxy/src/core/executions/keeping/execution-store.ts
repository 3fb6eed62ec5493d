import { principalKey } from '../../principal-key.js';
import type { ExecutionRecord } from '../execution-record.js';

/** What has to be known of an execution to keep it. */
export interface KeepableExecution extends Pick<
  ExecutionRecord,
  'id' | 'owner' | 'ended' | 'endedAt'
> {
  /** Bytes that it holds, roughly. */
  readonly size: number;
  /** Resolves once nothing of it is to be written any more, with whether all of it was. */
  readonly written: Promise<boolean>;
}

/** Executions of this process that run, and those that ended and are in no store. */
export interface ExecutionStore<Kept extends KeepableExecution> {
  add(record: Kept): void;
  get(id: string): Kept | undefined;
  readonly running: readonly Kept[];
  readonly runningCount: number;
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
 * What is written is let go of at once: that nothing of a call outlives it is half of what keeps a busy
 * process small. Of the rest, ended executions go when their time is over, when their owner has too many of them, and, when all
 * of them are too large, the oldest one of whoever holds the most: nobody's traffic pushes out what
 * somebody else comes back for.
 */
export function createExecutionStore<Kept extends KeepableExecution>(
  options: ExecutionStoreOptions,
): ExecutionStore<Kept> {
  const running = new Map<string, Kept>();
  /** In the order in which they ended, as are those of each owner. */
  const ended = new Map<string, { readonly record: Kept; readonly size: number }>();
  const owners = new Map<string, { readonly ids: Set<string>; bytes: number }>();
  let bytes = 0;
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;

  function keep(record: Kept): void {
    running.delete(record.id);
    if (isClosed) return;
    const key = principalKey(record.owner);
    const owner = owners.get(key) ?? { ids: new Set(), bytes: 0 };
    owners.set(key, owner);
    // It may be told more yet: what is added now is what is taken away later.
    const { size } = record;
    ended.set(record.id, { record, size });
    owner.ids.add(record.id);
    owner.bytes += size;
    bytes += size;
    if (owner.ids.size > options.keptOfOwner) forgetOldest(owner.ids);
    while (bytes > options.maxBytes) forgetOldest(heaviest());
    timer ??= forgetInTime();
  }

  function heaviest(): Iterable<string> {
    return [...owners.values()].reduce((a, b) => (b.bytes > a.bytes ? b : a)).ids;
  }

  function forgetOldest(ids: Iterable<string>): void {
    for (const id of ids) return forget(id);
  }

  function forget(id: string): void {
    const kept = ended.get(id);
    if (kept === undefined) return;
    const key = principalKey(kept.record.owner);
    const owner = owners.get(key);
    ended.delete(id);
    bytes -= kept.size;
    if (owner !== undefined) {
      owner.ids.delete(id);
      owner.bytes -= kept.size;
      if (owner.ids.size === 0) owners.delete(key);
    }
    options.onForgotten(id);
  }

  /** One timer, for the one that ended first. */
  function forgetInTime(): NodeJS.Timeout | undefined {
    for (const [id, { record }] of ended) {
      const left = Date.parse(record.endedAt ?? '1970-01-01') + options.keptFor - Date.now();
      if (left > 0) return setTimeout(() => (timer = forgetInTime()), left).unref();
      forget(id);
    }
    return undefined;
  }

  return {
    add(record) {
      running.set(record.id, record);
      void record.ended.then(() => keep(record));
      void record.written.then((isWritten) => {
        if (isWritten) forget(record.id);
      });
    },
    get: (id) => running.get(id) ?? ended.get(id)?.record,
    get running() {
      return [...running.values()];
    },
    get runningCount() {
      return running.size;
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
      for (const id of ended.keys()) forget(id);
    },
  };
}
