import { NandaError } from '../../core/nanda-error.js';

/** Nobody is told; and what anybody can do at will does not fill the log. */
export function callerGone(cause: unknown): NandaError {
  return new NandaError('CANCELLED', 'The caller went away before it was answered.', { cause });
}
