import type { Logger } from '../logger.js';
import { NandaError } from '../nanda-error.js';
import { reasonOf } from '../reason-of.js';
import type { Registry } from './registry.js';
import type { ServiceRepository } from './service-repository.js';

/** Milliseconds that one reading of a registry may take. */
const readTimeout = 60_000;

/** Milliseconds between two looks at a registry however urgent they are. */
const urgentInterval = 100;

/** Milliseconds after which the repository is told again which registries are in use. */
const announceInterval = 24 * 60 * 60 * 1_000;

/** A registry that could not be read, or rows of it that could not. */
export interface RegistryProblem {
  readonly registry: string;
  readonly message: string;
  /** True when the registry as a whole failed; its earlier rows are still listed. */
  readonly isFailure: boolean;
}

export interface RegistrySyncOptions {
  readonly repository: ServiceRepository;
  readonly registries: readonly Registry[];
  readonly logger: Logger;
  /** Milliseconds between two looks at a registry's revision. @default 2000 */
  readonly checkInterval?: number;
}

export interface RegistrySync {
  /** Brings the repository in step with every registry. A registry that fails keeps its old rows. */
  ensureFresh(): Promise<void>;
  /** Looks at every registry now, without waiting for its interval: for what was not found. */
  lookAgain(): Promise<void>;
  problems(): readonly RegistryProblem[];
  /** Gives up what is being read. */
  close(): Promise<void>;
}

interface RegistryState {
  readonly registry: Registry;
  revision: string | undefined;
  /** When the last look began, and when it was done. */
  lookedAt: number;
  checkedAt: number;
  running: Promise<void> | undefined;
  failure: NandaError | undefined;
  problems: readonly string[];
}

/** Watches registries when somebody reads, and never in the background. */
export function createRegistrySync({
  repository,
  registries,
  logger,
  checkInterval = 2_000,
}: RegistrySyncOptions): RegistrySync {
  const closing = new AbortController();
  const states = registries.map((registry): RegistryState => ({
    registry,
    revision: undefined,
    lookedAt: Number.NEGATIVE_INFINITY,
    checkedAt: Number.NEGATIVE_INFINITY,
    running: undefined,
    failure: undefined,
    problems: [],
  }));
  let announced: { readonly at: number; readonly done: Promise<void> } | undefined;

  /** A repository that has not heard of a registry for long forgets it: all are read anew then. */
  async function announce(): Promise<void> {
    const now = performance.now();
    if (announced === undefined || now - announced.at > announceInterval) {
      for (const state of states) state.revision = undefined;
      announced = { at: now, done: repository.useRegistries(registries) };
    }
    await announced.done.catch((error: unknown) => {
      announced = undefined;
      throw error;
    });
  }

  async function refresh(state: RegistryState): Promise<void> {
    const { registry } = state;
    try {
      const revision = await registry.revision();
      if (revision === state.revision && state.failure === undefined) return;
      closing.signal.throwIfAborted();
      const started = performance.now();
      const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(readTimeout)]);
      const { records, problems } = await registry.read(signal);
      signal.throwIfAborted();
      await repository.replaceRegistry(registry.key, records);
      Object.assign(state, { revision, problems, failure: undefined });
      logger.info('registry read', {
        registry: registry.name,
        services: records.length,
        problems: problems.length,
        milliseconds: Math.round(performance.now() - started),
      });
    } catch (error) {
      if (closing.signal.aborted) return;
      const failure = toFailure(error, { registry: registry.name });
      if (state.failure?.message !== failure.message) {
        // The message may be read by every caller; where the registry lies is for this log alone.
        logger.warn('registry failed', {
          registry: registry.name,
          reason: failure.message,
          ...(failure.cause !== undefined && { cause: reasonOf(failure.cause) }),
        });
      }
      state.failure = failure;
    }
  }

  /** Single flight: whoever comes while a registry is being read waits for that reading. */
  function look(state: RegistryState): Promise<void> {
    if (state.running !== undefined) return state.running;
    state.lookedAt = performance.now();
    state.running = refresh(state).finally(() => {
      state.running = undefined;
      state.checkedAt = performance.now();
    });
    return state.running;
  }

  async function check(state: RegistryState): Promise<void> {
    const isDue = performance.now() - state.checkedAt >= checkInterval;
    if (state.running !== undefined || isDue) await look(state);
  }

  async function lookAtOnce(state: RegistryState): Promise<void> {
    // A look that began before now may have missed what has just been written.
    await state.running;
    if (performance.now() - state.lookedAt >= urgentInterval) await look(state);
  }

  return {
    async ensureFresh() {
      if (closing.signal.aborted) return;
      await announce();
      await Promise.all(states.map(check));
      const failed = states.find(({ failure }) => failure !== undefined);
      if (failed?.failure !== undefined && (await repository.count()) === 0) throw failed.failure;
    },

    async lookAgain() {
      if (!closing.signal.aborted) await Promise.all(states.map(lookAtOnce));
    },

    problems() {
      return states.flatMap(({ registry, failure, problems }) => [
        ...(failure === undefined
          ? []
          : [{ registry: registry.name, message: failure.message, isFailure: true }]),
        ...problems.map((message) => ({ registry: registry.name, message, isFailure: false })),
      ]);
    },

    async close() {
      closing.abort();
      await Promise.allSettled(states.flatMap(({ running }) => running ?? []));
    },
  };
}

function toFailure(error: unknown, { registry }: { readonly registry: string }): NandaError {
  if (error instanceof NandaError) return error;
  return new NandaError(
    'REGISTRY_UNAVAILABLE',
    `The registry ${registry} could not be read. What it listed before is kept; try again later.`,
    { cause: error },
  );
}
