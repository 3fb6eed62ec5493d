import { NandaError } from '../nanda-error.js';

/** The time of one call: progress gives it more, up to an absolute cap. */
export interface CallClock {
  readonly signal: AbortSignal;
  progressed(): void;
  cancel(reason: NandaError): void;
  release(): void;
}

/** Both times in milliseconds; `total` counts from now whatever happens. */
export function createCallClock({
  idle,
  total,
}: {
  readonly idle: number;
  readonly total: number;
}): CallClock {
  const controller = new AbortController();
  const expire = (milliseconds: number, what: string): NodeJS.Timeout =>
    setTimeout(() => controller.abort(timedOut(milliseconds, what)), milliseconds);
  const cap = expire(total, 'in all');
  let silence = expire(idle, 'without progress');
  return {
    signal: controller.signal,
    progressed() {
      clearTimeout(silence);
      if (!controller.signal.aborted) silence = expire(idle, 'without progress');
    },
    cancel(reason) {
      controller.abort(reason);
    },
    release() {
      clearTimeout(cap);
      clearTimeout(silence);
    },
  };
}

function timedOut(milliseconds: number, what: string): NandaError {
  return new NandaError(
    'TOOL_TIMEOUT',
    `The tool did not end within ${milliseconds / 1000} s ${what}; the service was told to stop. ` +
      'Give the call more time with options.timeout.',
    { details: { timeout: milliseconds } },
  );
}
