import type { SyncProgress } from '@nanda/protocol';
import { NandaError } from '../../nanda-error.js';
import { reasonOf } from '../../reason-of.js';
import type { CatalogEventBus } from '../../events/catalog-event-bus.js';
import type { Logger } from '../../logger.js';
import type { Registry } from '../registry.js';
import type { RegistryReading, ServiceRepository } from '../service-repository.js';

/** Milliseconds that one reading of a registry may take: the slowest one gives a page in half a minute. */
const longestReading = 6 * 60 * 60_000;

export interface RegistryReaderOptions {
  readonly registry: Registry;
  readonly repository: ServiceRepository;
  readonly events: Pick<CatalogEventBus, 'publish'>;
  readonly logger: Logger;
  readonly now: () => Date;
  /** Gives up what is being read. */
  readonly closing: AbortSignal;
  /** Called when something has been stored. */
  readonly onStored: (step: { readonly isLast: boolean }) => void;
}

/** Reads one registry, one reading at a time, and knows how that went. */
export interface RegistryReader {
  readonly registry: Registry;
  /** Of the last reading in this process that failed; undefined after one that did not. */
  readonly failure: NandaError | undefined;
  /** Readings that failed since the last one that did not. */
  readonly failures: number;
  /** When the last reading began and ended, by `performance.now()`. */
  readonly beganAt: number;
  readonly endedAt: number;
  /** When the last reading ended, in milliseconds of the epoch. */
  readonly attemptedAt: number | undefined;
  readonly reading: RegistryReading | undefined;
  readonly progress: SyncProgress | undefined;
  readonly running: Promise<void> | undefined;
  /** Reads what has changed, or everything. Whoever comes while it is being read waits for that. Never rejects. */
  read(options?: { readonly full?: boolean }): Promise<void>;
  /** Forgets what it knows of earlier readings, and asks the repository again. */
  recall(): Promise<void>;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

export function createRegistryReader(options: RegistryReaderOptions): RegistryReader {
  const { registry, repository, events, logger, now, closing, onStored } = options;
  const reader: Writable<RegistryReader> = {
    registry,
    failure: undefined,
    failures: 0,
    beganAt: Number.NEGATIVE_INFINITY,
    endedAt: Number.NEGATIVE_INFINITY,
    attemptedAt: undefined,
    reading: undefined,
    progress: undefined,
    running: undefined,
    read({ full = false } = {}) {
      if (reader.running === undefined && !closing.aborted) {
        reader.beganAt = performance.now();
        reader.running = run({ full });
      }
      return reader.running ?? Promise.resolve();
    },
    recall,
  };
  const tell = (event: Parameters<CatalogEventBus['publish']>[0]): void => {
    // What is read at once is told when it is there.
    const isPassing = event.type === 'sync_started' || event.type === 'sync_progress';
    if (isPassing && registry.isLocal) return;
    events.publish(event, { isPrivate: registry.isPrivate === true });
  };

  async function recall(): Promise<void> {
    reader.reading = await repository.readingOf(registry.key);
  }

  async function readAll({ full }: { readonly full: boolean }): Promise<void> {
    const started = performance.now();
    const signal = AbortSignal.any([closing, AbortSignal.timeout(longestReading)]);
    if (reader.reading === undefined) await recall();
    const checkpoint = full ? undefined : reader.reading?.checkpoint;
    let read = 0;
    let hasBegun = false;
    let { generation } = reader.reading ?? {};
    const steps = registry.read({ ...(checkpoint !== undefined && { checkpoint }), signal });
    for await (const batch of steps) {
      signal.throwIfAborted();
      if (!hasBegun) tell({ type: 'sync_started', registry: registry.name });
      hasBegun = true;
      const stored = await repository.store(registry.key, batch, { at: now(), generation });
      // Another process reads it anew, and will come to the end of it.
      if (stored.isSuperseded) return await recall();
      ({ generation } = stored);
      onStored({ isLast: batch.isLast });
      read += batch.records.length;
      reader.progress = { read, ...(batch.total !== undefined && { total: batch.total }) };
      tell({ type: 'sync_progress', registry: registry.name, progress: reader.progress });
    }
    signal.throwIfAborted();
    // What lies on this machine is looked at every few seconds: nothing is written for that.
    if (!hasBegun && !registry.isLocal) await repository.confirm(registry.key, { at: now() });
    await recall();
    if (!hasBegun) return;
    const services = (await repository.counts()).get(registry.key) ?? 0;
    tell({ type: 'sync_finished', registry: registry.name, progress: { read }, services });
    logger.info('registry read', {
      registry: registry.name,
      services,
      read,
      problems: reader.reading?.problems.length ?? 0,
      milliseconds: Math.round(performance.now() - started),
    });
  }

  function note(error: unknown): void {
    const failure = toFailure(error, { registry: registry.name });
    const isNews = reader.failure?.message !== failure.message;
    if (isNews) {
      // The message may be read by every caller; where the registry lies is for this log alone.
      logger.warn('registry failed', {
        registry: registry.name,
        reason: failure.message,
        ...(failure.cause !== undefined && { cause: reasonOf(failure.cause) }),
      });
    }
    reader.failure = failure;
    reader.failures += 1;
    // What lies on this machine is looked at every few seconds.
    if (isNews || !registry.isLocal)
      tell({ type: 'sync_failed', registry: registry.name, error: failure.message });
  }

  async function run(given: { readonly full: boolean }): Promise<void> {
    try {
      await readAll(given);
      reader.failure = undefined;
      reader.failures = 0;
    } catch (error) {
      if (!closing.aborted) note(error);
    } finally {
      reader.running = undefined;
      reader.progress = undefined;
      reader.endedAt = performance.now();
      reader.attemptedAt = now().getTime();
    }
  }

  return reader;
}

function toFailure(error: unknown, { registry }: { readonly registry: string }): NandaError {
  if (error instanceof NandaError) return error;
  return new NandaError(
    'REGISTRY_UNAVAILABLE',
    `The registry ${registry} could not be read. What it listed before is kept; try again later.`,
    { cause: error },
  );
}
