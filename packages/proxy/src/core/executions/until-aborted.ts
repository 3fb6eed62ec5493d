import { NandaError } from '../nanda-error.js';

/**
 * What comes of a promise, unless nobody waits for it any more.
 *
 * @throws NandaError the reason of the signal, or CANCELLED where that is none
 */
export async function untilAborted<Value>(
  promise: Promise<Value>,
  { signal }: { readonly signal?: AbortSignal | undefined },
): Promise<Value> {
  if (signal === undefined) return promise;
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = (): void => reject(reasonOfAbort(signal));
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([aborted, promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

function reasonOfAbort({ reason }: AbortSignal): NandaError {
  if (reason instanceof NandaError) return reason;
  return new NandaError('CANCELLED', 'The caller went away before the call had begun.');
}
