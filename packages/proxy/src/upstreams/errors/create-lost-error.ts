import { NandaError } from '../../core/nanda-error.js';

/** The connection went away while an answer was awaited. */
export function createLostError(host: string, cause?: unknown): NandaError {
  return new NandaError(
    'UPSTREAM_LOST',
    `The connection to "${host}" ended before its answer came. The tool may have run or not: look before you call it again.`,
    { retryable: false, cause },
  );
}
