import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AuditEvent } from '@nanda/protocol';
import type { Logger } from '../logger.js';
import { reasonOf } from '../reason-of.js';
import type { AuditEntry, AuditLog, AuditQuery } from './audit-log.js';
import type { AuditStore, PendingAuditEvent, WrittenAuditEvent } from './audit-store.js';
import type { AuditVerdict } from './audit-verdict.js';
import { cleanEntry, type TextCleaner } from './clean-entry.js';
import { createRefusalSums } from './create-refusal-sums.js';

export interface AuditLogOptions {
  readonly clean: TextCleaner;
  readonly logger: Logger;
  /** Milliseconds that entries are kept. */
  readonly age: number;
  /** Entries that are kept. */
  readonly maxEntries: number;
  /** Takes each entry once it is written: a file, for programs that gather logs. */
  readonly sink?: ((events: readonly WrittenAuditEvent[]) => Promise<void>) | undefined;
  /** Milliseconds that entries are gathered for: many are one write. @default 250 */
  readonly patience?: number;
  /** Milliseconds after which what was counted is told, and old entries are forgotten. @default 60_000 */
  readonly interval?: number;
  /** Entries that wait for the store at most; what comes on top is counted and lost. @default 10_000 */
  readonly maxWaiting?: number;
}

/** The audit log of a proxy, which may take note before there is a store. */
export interface WrittenAuditLog extends AuditLog {
  /** From now on entries are written, those that wait as well. */
  open(store: AuditStore): void;
  /** Whether what is kept is as it was written. */
  verify(): Promise<AuditVerdict>;
  /** Resolves when all that was noted is written, or could not be. */
  flush(): Promise<void>;
  /** Writes what waits. Nothing is written after it. */
  close(): Promise<void>;
}

/** Entries of one write: some milliseconds of this thread. */
const batchSize = 250;

/** Notes at once, writes later: in batches, in order, and never in the way of a caller. */
export function createAuditLog(options: AuditLogOptions): WrittenAuditLog {
  const { clean, logger, sink, patience = 250, interval = 60_000, maxWaiting = 10_000 } = options;
  const sums = createRefusalSums();
  const told = new WeakSet<object>();
  let waiting: PendingAuditEvent[] = [];
  let lost = 0;
  let store: AuditStore | undefined;
  let writing: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let tending: NodeJS.Timeout | undefined;
  let isFailing = false;

  function add(entry: AuditEntry): void {
    if (waiting.length >= maxWaiting) {
      lost += 1;
      return;
    }
    waiting.push(cleanEntry(entry, { clean, at: new Date().toISOString() }));
    if (store !== undefined) schedule();
  }

  function schedule(): void {
    if (writing === undefined) timer ??= setTimeout(() => void flush(), patience).unref();
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    if (writing !== undefined) await writing;
    if (writing === undefined && waiting.length > 0 && store !== undefined) {
      writing = writeWaiting(store).finally(() => (writing = undefined));
    }
    await writing;
  }

  /** What cannot be written waits on, and is tried again with the next entry. */
  async function writeWaiting(to: AuditStore): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, batchSize);
      try {
        const written = await to.append(batch);
        waiting = waiting.slice(batch.length);
        if (lost > 0) tellLost();
        isFailing = false;
        await sink?.(written);
        if (waiting.length > 0) await nextTurn();
      } catch (error) {
        if (!isFailing) {
          logger.error('The audit log cannot be written', { reason: reasonOf(error) });
        }
        isFailing = true;
        return;
      }
    }
  }

  function tellLost(): void {
    const count = lost;
    lost = 0;
    logger.error('Entries of the audit log were lost: it could not be written for too long', {
      entries: count,
    });
  }

  async function tend(): Promise<void> {
    for (const entry of sums.collect()) add(entry);
    await flush();
    const before = new Date(Date.now() - options.age).toISOString();
    const pruned = await store?.prune({ before, maxEntries: options.maxEntries });
    if (pruned === undefined || pruned.count === 0) return;
    add({
      type: 'audit.pruned',
      outcome: 'success',
      details: { count: pruned.count, upTo: pruned.upTo },
    });
  }

  function tendSafely(): void {
    tend().catch((error: unknown) =>
      logger.warn('The audit log could not be tidied', { reason: reasonOf(error) }),
    );
  }

  function opened(): AuditStore {
    if (store === undefined) throw new TypeError('The audit log has not been opened.');
    return store;
  }

  return {
    record(entry) {
      try {
        const { failure } = entry;
        if (failure !== undefined && told.has(failure)) return;
        if (failure !== undefined) told.add(failure);
        if (sums.isNew(entry)) add(entry);
      } catch (error) {
        logger.error('An entry of the audit log could not be made', { reason: reasonOf(error) });
      }
    },
    open(opening) {
      store = opening;
      tending = setInterval(tendSafely, interval).unref();
      if (waiting.length > 0) schedule();
    },
    async list(query: AuditQuery): Promise<readonly AuditEvent[]> {
      await flush();
      return opened().list(query);
    },
    async verify() {
      await flush();
      return opened().verify();
    },
    flush,
    async close() {
      clearInterval(tending);
      for (const entry of sums.collect()) add(entry);
      await flush();
      clearTimeout(timer);
      store = undefined;
    },
  };
}
