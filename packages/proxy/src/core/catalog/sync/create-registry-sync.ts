import { NandaError } from '../../nanda-error.js';
import type { CatalogEventBus } from '../../events/catalog-event-bus.js';
import type { Logger } from '../../logger.js';
import { reasonOf } from '../../reason-of.js';
import { nearestNames } from '../../nearest-names.js';
import type { Registry } from '../registry.js';
import type { ServiceRepository } from '../service-repository.js';
import { createQuestionCache } from './create-question-cache.js';
import { createRegistryReader, type RegistryReader } from './create-registry-reader.js';
import { describeRegistry } from './describe-registry.js';
import { nextSyncAt } from './next-sync-at.js';
import type { RegistrySync } from './registry-sync.js';

/** Milliseconds between two looks at what lies on this machine, however urgent they are. */
const urgentInterval = 100;

/** Milliseconds after which the repository is told again which registries are in use. */
const announceInterval = 24 * 60 * 60 * 1_000;

/**
 * Milliseconds that a caller waits for the first rows where nothing is listed yet, and for what lies
 * on this machine: a file may be large, or on a disk that does not answer.
 */
const firstRowsPatience = 2_500;

/** Milliseconds that a caller waits for what registries answer to a question. */
const answerPatience = 2_500;

/** Questions that registries are asked at a time: what more callers look for comes with the listing. */
const maxQuestions = 4;

/** Answers that a registry is asked for. */
const answerLimit = 30;

/** The longest that a timer is set for; it looks again then. */
const longestTimer = 60 * 60_000;

export interface RegistrySyncOptions {
  readonly repository: ServiceRepository;
  readonly registries: readonly Registry[];
  readonly events: Pick<CatalogEventBus, 'publish'>;
  readonly logger: Logger;
  /** Called when the catalog may have changed; `isLast` at the end of a reading. */
  readonly onStored: (step: { readonly isLast: boolean }) => void;
  /** @default the system's */
  readonly now?: () => Date;
  /** A number from 0 to 1. @default by chance */
  readonly random?: () => number;
  /** Milliseconds between two looks at what lies on this machine. @default 2000 */
  readonly checkInterval?: number;
}

/** Nothing is read before somebody asks. From then on, what is due is read in the background. */
export function createRegistrySync({
  repository,
  registries,
  events,
  logger,
  onStored,
  now = () => new Date(),
  random = Math.random,
  checkInterval = 2_000,
}: RegistrySyncOptions): RegistrySync {
  const closing = new AbortController();
  const questions = createQuestionCache();
  const asking = new Set<Promise<void>>();
  let firstRows = Promise.withResolvers<void>();
  const readers = registries.map((registry) =>
    createRegistryReader({
      registry,
      repository,
      events,
      logger,
      now,
      closing: closing.signal,
      onStored(step) {
        tellOfRows();
        onStored(step);
      },
    }),
  );
  const local = readers.filter(({ registry }) => registry.isLocal);
  const remote = readers.filter(({ registry }) => !registry.isLocal);
  /** Readings of what lies on this machine that take longer than a caller waits. */
  const slow = new WeakSet<Promise<void>>();
  const spreads = new Map(remote.map((reader) => [reader, random()]));
  let wasFull = false;
  let announced: { readonly at: number; readonly done: Promise<void> } | undefined;
  let timer: NodeJS.Timeout | undefined;

  /** Wakes whoever waits for the first rows. */
  function tellOfRows(): void {
    firstRows.resolve();
    firstRows = Promise.withResolvers();
  }

  async function announceNow(): Promise<void> {
    await repository.useRegistries(registries);
    await Promise.all(readers.map((reader) => reader.recall()));
  }

  /** A repository that has not heard of a registry for long forgets it: all are read anew then. */
  async function announce(): Promise<void> {
    const moment = performance.now();
    if (announced === undefined || moment - announced.at > announceInterval) {
      announced = { at: moment, done: announceNow() };
    }
    await announced.done.catch((error: unknown) => {
      announced = undefined;
      throw error;
    });
  }

  function dueAt(reader: RegistryReader): number {
    const { reading, failures, failure, attemptedAt } = reader;
    return nextSyncAt(
      {
        syncedAt: reading?.syncedAt === undefined ? undefined : Date.parse(reading.syncedAt),
        isComplete: reading?.isComplete ?? false,
        attemptedAt,
        failures,
        retryAfter: pauseOf(failure),
      },
      { freshFor: reader.registry.freshFor, spread: spreads.get(reader) ?? 0.5 },
    );
  }

  /** Reads in the background what is due, and comes back when the next one is. */
  function readDue(): void {
    if (closing.signal.aborted) return;
    const moment = now().getTime();
    for (const reader of remote) {
      if (reader.running === undefined && dueAt(reader) <= moment) void reader.read().then(readDue);
    }
    clearTimeout(timer);
    const waiting = remote.filter(({ running }) => running === undefined).map(dueAt);
    if (waiting.length === 0) return;
    const delay = Math.min(longestTimer, Math.max(1_000, Math.min(...waiting) - moment));
    timer = setTimeout(readDue, delay).unref();
  }

  /** Looks at what lies on this machine. What has kept a caller waiting in vain keeps no other one. */
  async function lookLocally(look: (reader: RegistryReader) => Promise<void>): Promise<void> {
    const answering = local.filter(({ running }) => running === undefined || !slow.has(running));
    if (await until(Promise.all(answering.map(look)), firstRowsPatience)) return;
    for (const { running } of answering) if (running !== undefined) slow.add(running);
  }

  async function check(reader: RegistryReader): Promise<void> {
    const isDue = performance.now() - reader.endedAt >= checkInterval;
    if (reader.running !== undefined || isDue) await reader.read();
  }

  async function lookAtOnce(reader: RegistryReader): Promise<void> {
    // A look that began before now may have missed what has just been written.
    await reader.running;
    if (performance.now() - reader.beganAt >= urgentInterval) await reader.read();
  }

  /** Samples are for those who have nothing else, and count for nothing here. */
  async function isEmpty(): Promise<boolean> {
    if (wasFull) return false;
    const counts = await repository.counts();
    wasFull = readers.some(
      ({ registry }) => registry.type !== 'samples' && counts.has(registry.key),
    );
    return !wasFull;
  }

  async function ask(reader: RegistryReader, text: string): Promise<void> {
    const { registry } = reader;
    const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(answerPatience * 4)]);
    try {
      const records = (await registry.search?.(text, { limit: answerLimit, signal })) ?? [];
      if (records.length === 0 || closing.signal.aborted) return;
      await repository.add(registry.key, records, { at: now() });
      tellOfRows();
      onStored({ isLast: true });
    } catch (error) {
      if (closing.signal.aborted) return;
      logger.debug('registry not asked', { registry: registry.name, reason: reasonOf(error) });
    }
  }

  return {
    async ensureFresh() {
      if (closing.signal.aborted) return;
      await announce();
      await lookLocally(check);
      readDue();
      // Rows that come while it is being looked whether there are any must not be missed.
      const { promise: rows } = firstRows;
      if (!(await isEmpty())) return;
      const running = remote.flatMap((reader) => reader.running ?? []);
      if (running.length > 0) {
        await until(Promise.race([rows, Promise.all(running)]), firstRowsPatience);
        if (remote.some((reader) => reader.running !== undefined)) return;
      }
      const failed = readers.find(({ failure }) => failure !== undefined);
      const total = [...(await repository.counts()).values()].reduce(
        (sum, count) => sum + count,
        0,
      );
      if (failed?.failure !== undefined && total === 0) throw failed.failure;
    },

    async lookAgain() {
      if (closing.signal.aborted) return;
      await lookLocally(lookAtOnce);
    },

    async askFor(text) {
      if (asking.size >= maxQuestions) return;
      const due = remote.filter(
        ({ registry, reading, failure }) =>
          registry.search !== undefined &&
          reading?.syncedAt === undefined &&
          failure === undefined &&
          questions.isDue(registry.key, text),
      );
      if (due.length === 0 || closing.signal.aborted) return;
      const answers = Promise.all(due.map((reader) => ask(reader, text))).then(() => undefined);
      asking.add(answers);
      void answers.then(() => asking.delete(answers));
      await until(answers, answerPatience);
    },

    async start(name, { full, seesPrivate }) {
      await announce();
      const known = readers.filter(({ registry }) => seesPrivate || registry.isPrivate !== true);
      const reader = known.find(({ registry }) => registry.name === name);
      if (reader === undefined) throw unknownRegistry(name, known);
      // A reading that is under way is not of everything, whatever it is told now.
      const under = full ? reader.running : undefined;
      const reading =
        under === undefined ? reader.read({ full }) : under.then(() => reader.read({ full }));
      // What lies on this machine is read by the time that somebody looks.
      if (reader.registry.isLocal) await until(reading, firstRowsPatience);
      else void reading.then(readDue);
    },

    async statuses({ seesPrivate }) {
      await announce();
      await lookLocally(check);
      readDue();
      const counts = await repository.counts();
      return (
        readers
          .filter(({ registry }) => seesPrivate || registry.isPrivate !== true)
          // Nobody has to be told that nothing was registered.
          .filter(({ registry }) => registry.type !== 'registered' || counts.has(registry.key))
          .map((reader) =>
            describeRegistry(reader, {
              services: counts.get(reader.registry.key) ?? 0,
              nextSyncAt:
                reader.registry.isLocal || dueAt(reader) === 0 ? undefined : dueAt(reader),
            }),
          )
      );
    },

    problems() {
      return readers.flatMap(({ registry, failure, reading }) => [
        ...(failure === undefined
          ? []
          : [{ registry: registry.name, message: failure.message, isFailure: true }]),
        ...(reading?.problems ?? []).map((message) => ({
          registry: registry.name,
          message,
          isFailure: false,
        })),
      ]);
    },

    async close() {
      closing.abort();
      clearTimeout(timer);
      firstRows.resolve();
      await Promise.allSettled([...readers.flatMap(({ running }) => running ?? []), ...asking]);
    },
  };
}

/** Milliseconds for which a registry has asked to be left alone. */
function pauseOf(failure: NandaError | undefined): number | undefined {
  const pause = failure?.details?.['retryAfterMs'];
  return typeof pause === 'number' ? pause : undefined;
}

/** Waits for something, but no longer than so many milliseconds. @returns whether it came */
async function until(wanted: Promise<unknown>, patience: number): Promise<boolean> {
  const late = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => late.resolve(false), patience);
  try {
    return await Promise.race([wanted.then(() => true), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

function unknownRegistry(name: string, readers: readonly RegistryReader[]): NandaError {
  const names = readers.map(({ registry }) => registry.name);
  const nearest = nearestNames(name, { names, limit: 3 });
  const advice =
    names.length === 0
      ? 'None is in use.'
      : `Use one of: ${(nearest.length > 0 ? nearest : names).join(', ')}.`;
  return new NandaError('NOT_FOUND', `There is no registry of that name in use. ${advice}`, {
    details: { registries: names },
  });
}
