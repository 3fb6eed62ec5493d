import { NandaError } from '../../nanda-error.js';

/** Why a call failed: the reason that ended it where there is one. */
export function toCallFailure(error: unknown, signal: AbortSignal): NandaError {
  if (signal.aborted && signal.reason instanceof NandaError) return signal.reason;
  if (error instanceof NandaError) return error;
  return new NandaError('INTERNAL_ERROR', 'The call failed for a reason that was not foreseen.', {
    cause: error,
  });
}
