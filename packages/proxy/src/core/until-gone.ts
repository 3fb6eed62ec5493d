import { NandaError } from './nanda-error.js';
import { untilAborted } from './until-aborted.js';

/**
 * What comes of a promise, unless the one who waits for it has gone.
 *
 * @throws NandaError the reason of the signal, or CANCELLED where that is none
 */
export async function untilGone<Value>(
  promise: Promise<Value>,
  { signal }: { readonly signal?: AbortSignal | undefined },
): Promise<Value> {
  try {
    return await untilAborted(promise, signal);
  } catch (error) {
    if (signal?.aborted !== true || error !== signal.reason || error instanceof NandaError) {
      throw error;
    }
    throw new NandaError('CANCELLED', 'The caller went away before the call had begun.', {
      cause: error,
    });
  }
}
