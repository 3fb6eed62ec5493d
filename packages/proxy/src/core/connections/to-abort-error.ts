import { NandaError } from '../nanda-error.js';

/** What one is told whose wait was ended by a signal: the signal's reason where it is one of ours. */
export function toAbortError(reason: unknown): NandaError {
  if (reason instanceof NandaError) return reason;
  return new NandaError('CANCELLED', 'The caller went away before the session was open.', {
    cause: reason,
  });
}
