import type { RequestAttempt } from '../errors/request-attempt.js';
import type { Repetition } from './decide-retry.js';
import { describeDoubt } from './describe-doubt.js';
import { TimeoutError, type TimeoutPhase } from '../errors/timeout-error.js';

/** The error for an answer that did not come in time. */
export function createTimeoutError({
  subject,
  phase,
  timeout,
  attempts,
  ...call
}: {
  /** Method and path. */
  readonly subject: string;
  readonly phase: TimeoutPhase;
  /** Milliseconds. */
  readonly timeout: number;
  readonly attempts: readonly RequestAttempt[];
  readonly repetition: Repetition;
  readonly idempotencyKey: string | undefined;
}): TimeoutError {
  const option = phase === 'total' ? '`totalTimeout`' : '`timeout`';
  const advice =
    phase === 'credentials'
      ? 'Its credential did not come: see `accessToken` and `apiKey`.'
      : `Raise ${option}, or stream a long call.`;
  const doubt = phase === 'credentials' ? {} : describeDoubt(call);
  return new TimeoutError(`${subject} was not answered in time (${timeout} ms). ${advice}`, {
    ...doubt,
    phase,
    attempts,
  });
}
