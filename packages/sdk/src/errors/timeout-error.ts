import type { ErrorFacts } from './error-facts.js';
import { keep } from './keep.js';
import { NandaError } from './nanda-error.js';

/**
 * What had not come when the time was over: the credential (from `accessToken` or `apiKey`, or by a refresh; nothing was
 * sent then), a connection, the beginning of the answer, the rest of it; `total`:
 * all attempts and the waits between them took too long; `tool`: the tool was silent for longer than its `timeout`
 * allows, and the proxy ended the call.
 */
export type TimeoutPhase = 'credentials' | 'connect' | 'headers' | 'body' | 'total' | 'tool';

/** Something took longer than it may. Except for the phases `credentials` and `tool`, what was asked for may still happen. */
export class TimeoutError extends NandaError {
  static override readonly kind = 'TimeoutError';

  /** What had not come. */
  readonly phase: TimeoutPhase;
  /** Of a call of a tool that may have run: the same key again gives its result, and calls nothing. */
  declare readonly idempotencyKey: string | undefined;

  constructor(
    message: string,
    {
      phase,
      idempotencyKey,
      isRetryable = true,
      ...facts
    }: ErrorFacts & {
      readonly phase: TimeoutPhase;
      readonly idempotencyKey?: string | undefined;
    },
  ) {
    super(message, { ...facts, isRetryable });
    this.phase = phase;
    keep(this, { idempotencyKey });
  }
}
