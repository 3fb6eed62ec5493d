import type { NandaError } from '../../nanda-error.js';
import { withDeadline } from '../../with-deadline.js';
import { connectionErrors } from '../connection-errors.js';
import type { Bulkhead } from '../gates/create-bulkhead.js';
import { toAbortError } from '../to-abort-error.js';
import { toNandaError } from '../to-nanda-error.js';
import { untilAborted } from '../../until-aborted.js';
import type { UpstreamSession } from '../upstream-connector.js';

/** When the next attempt is made, after one that failed. */
export interface Postponement {
  /** Milliseconds. */
  readonly delay: number;
  /** Milliseconds that are waited in any case, also when somebody waits for the session. */
  readonly least: number;
}

export interface OpeningOptions {
  /** One attempt; given up when the signal is aborted. `isForced` where somebody asked for it outright. */
  readonly attempt: (
    signal: AbortSignal,
    how: { readonly isForced: boolean },
  ) => Promise<UpstreamSession>;
  /** Before the first attempt. @default none */
  readonly first?: Postponement | undefined;
  /** Where others begin too: the first attempt waits for its turn, unless somebody waits for the session. */
  readonly turns?: Bulkhead | undefined;
  /** Milliseconds that one who waits for it is kept waiting. */
  readonly patience: number;
  /** Whether another attempt is made, and when; undefined gives up. Told of every failure. */
  readonly postpone: (error: NandaError) => Postponement | undefined;
}

/** The way to an open session, shared by all who wait for it: one attempt or several. */
export interface Opening {
  /** Rejects with the last failure when it is given up. */
  readonly session: Promise<UpstreamSession>;
  /** When the next attempt is made; undefined before the first one and while one is under way. */
  readonly nextAt: Date | undefined;
  /** While somebody waits, attempts follow each other faster. @throws the reason of the signal */
  wait(options?: { readonly signal?: AbortSignal | undefined }): Promise<UpstreamSession>;
  /** Somebody asks for an attempt outright: the next one is made at once, however far it was put off. */
  force(): void;
  stop(reason: NandaError): void;
}

export function startOpening(options: OpeningOptions): Opening {
  const stopping = new AbortController();
  const wanted = new AbortController();
  let waiting = 0;
  let isForced = false;
  let nextAt: Date | undefined;
  let hasten: (() => void) | undefined;
  let lastFailure: NandaError | undefined;

  async function firstTurn(): Promise<() => void> {
    try {
      const place = await options.turns?.enter(wanted.signal);
      return () => place?.leave();
    } catch {
      stopping.signal.throwIfAborted();
      return () => undefined;
    }
  }

  async function rest({ delay, least }: Postponement): Promise<void> {
    stopping.signal.throwIfAborted();
    if (isForced) return;
    const startedAt = performance.now();
    await new Promise<void>((resolve) => {
      let timer: NodeJS.Timeout | undefined;
      const plan = (milliseconds: number): void => {
        clearTimeout(timer);
        timer = setTimeout(resolve, milliseconds);
        timer.unref();
        nextAt = new Date(Date.now() + milliseconds);
      };
      hasten = () => {
        if (stopping.signal.aborted || isForced) {
          clearTimeout(timer);
          resolve();
        } else if (least < delay) {
          plan(Math.max(0, least - (performance.now() - startedAt)));
        }
      };
      plan(waiting > 0 ? Math.min(delay, least) : delay);
    });
    hasten = undefined;
    nextAt = undefined;
    stopping.signal.throwIfAborted();
  }

  async function run(): Promise<UpstreamSession> {
    let postponement = options.first;
    let leave = await firstTurn();
    for (;;) {
      if (postponement !== undefined) await rest(postponement);
      try {
        const how = { isForced };
        isForced = false;
        return await options.attempt(stopping.signal, how);
      } catch (error) {
        stopping.signal.throwIfAborted();
        const failure = toNandaError(error);
        // That the service is left alone says less than why it is.
        if (failure.code !== 'CIRCUIT_OPEN') lastFailure = failure;
        postponement = options.postpone(failure);
        if (postponement === undefined) throw lastFailure ?? failure;
      } finally {
        leave();
        leave = () => undefined;
      }
    }
  }

  const session = run();
  // Nobody may be waiting for it.
  session.catch(() => undefined);

  return {
    session,
    get nextAt() {
      return nextAt;
    },
    async wait({ signal } = {}) {
      const deadline = withDeadline(options.patience, {
        signal,
        reason: () => lastFailure ?? connectionErrors.notBackYet(options.patience),
      });
      waiting += 1;
      wanted.abort();
      hasten?.();
      try {
        return await untilAborted(session, deadline.signal);
      } catch (error) {
        throw toAbortError(error);
      } finally {
        waiting -= 1;
        deadline.release();
      }
    },
    force() {
      isForced = true;
      wanted.abort();
      hasten?.();
    },
    stop(reason) {
      stopping.abort(reason);
      wanted.abort();
      hasten?.();
    },
  };
}
