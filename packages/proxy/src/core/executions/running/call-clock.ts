import { NandaError } from '../../nanda-error.js';

/** The time of one call: progress gives it more, up to an absolute cap; while it is parked, none passes. */
export interface CallClock {
  readonly signal: AbortSignal;
  /** Milliseconds until the cap. */
  readonly left: number;
  progressed(): void;
  /** The call waits for its caller. May be called again while it does. */
  pause(): void;
  /** It goes on, with all of its time without progress before it. */
  resume(): void;
  cancel(reason: NandaError): void;
  /** For good. */
  release(): void;
}

export interface CallClockOptions {
  /** Milliseconds without progress. */
  readonly idle: number;
  /** Milliseconds in all, while it is not paused. */
  readonly total: number;
  /** What the caller is told whose time is up. @default that the tool did not end */
  readonly timedOut?: ((facts: TimeoutFacts) => NandaError) | undefined;
}

export interface TimeoutFacts {
  /** Milliseconds that are up. */
  readonly timeout: number;
  /** `in all`, `without progress` */
  readonly what: string;
}

export function createCallClock({
  idle,
  total,
  timedOut = toolTimedOut,
}: CallClockOptions): CallClock {
  const controller = new AbortController();
  let left = total;
  let startedAt = 0;
  let cap: NodeJS.Timeout | undefined;
  let silence: NodeJS.Timeout | undefined;
  let isRunning = false;
  let isReleased = false;

  const expire = (milliseconds: number, facts: TimeoutFacts): NodeJS.Timeout =>
    setTimeout(() => controller.abort(timedOut(facts)), milliseconds);

  function stop(): void {
    clearTimeout(cap);
    clearTimeout(silence);
    if (isRunning) left -= performance.now() - startedAt;
    isRunning = false;
  }

  function start(): void {
    if (isRunning || isReleased || controller.signal.aborted) return;
    isRunning = true;
    startedAt = performance.now();
    cap = expire(left, { timeout: total, what: 'in all' });
    silence = expire(idle, { timeout: idle, what: 'without progress' });
  }

  start();
  return {
    signal: controller.signal,
    get left() {
      return isRunning ? left - (performance.now() - startedAt) : left;
    },
    progressed() {
      if (isRunning) silence?.refresh();
    },
    pause: stop,
    resume: start,
    cancel(reason) {
      controller.abort(reason);
    },
    release() {
      isReleased = true;
      stop();
    },
  };
}

function toolTimedOut({ timeout, what }: TimeoutFacts): NandaError {
  return new NandaError(
    'TOOL_TIMEOUT',
    `The tool did not end within ${timeout / 1000} s ${what}; the service was told to stop. ` +
      'Give the call more time with options.timeout.',
    { details: { timeout } },
  );
}
