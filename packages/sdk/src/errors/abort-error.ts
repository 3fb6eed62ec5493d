import type { ErrorFacts } from './error-facts.js';
import { NandaError } from './nanda-error.js';

/** The caller's own signal, or `cancel()`, ended the call. `cause` is the signal's reason. */
export class AbortError extends NandaError {
  static override readonly kind = 'AbortError';

  constructor(reason: unknown, facts: Pick<ErrorFacts, 'attempts'> = {}) {
    super('The call was aborted by its caller.', { ...facts, cause: reason });
  }
}
