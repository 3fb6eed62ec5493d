import { NandaError } from './nanda-error.js';
import type { RequestAttempt } from './request-attempt.js';

/** What had not arrived when the time was over; `total`: all attempts and the waits between them took too long. */
export type TimeoutPhase = 'headers' | 'body' | 'total';

/** An answer took longer than `timeout` or `totalTimeout` allow. What was asked for may still happen. */
export class TimeoutError extends NandaError {
  static override readonly kind = 'TimeoutError';

  readonly phase: TimeoutPhase;
  readonly isRetryable = true;
  readonly attempts: readonly RequestAttempt[];

  constructor(
    message: string,
    options: { phase: TimeoutPhase; attempts?: readonly RequestAttempt[]; cause?: unknown },
  ) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.phase = options.phase;
    this.attempts = options.attempts ?? [];
  }
}
