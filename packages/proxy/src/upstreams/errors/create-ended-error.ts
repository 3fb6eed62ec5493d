import { NandaError } from '../../core/nanda-error.js';

/** The session is over, so nothing is sent any more. */
export function createEndedError(name: string): NandaError {
  return new NandaError(
    'UPSTREAM_LOST',
    `The connection to "${name}" has ended, so the call was not made. Connect again.`,
    { retryable: true },
  );
}
