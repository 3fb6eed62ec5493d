import { NandaError } from '../nanda-error.js';

/** What a caller may see of a failure: the failure itself where it is one of ours. */
export function toNandaError(error: unknown): NandaError {
  if (error instanceof NandaError) return error;
  return new NandaError('INTERNAL_ERROR', 'It failed for a reason that was not foreseen.', {
    cause: error,
  });
}
