/**
 * The promise, or a rejection with the signal's reason as soon as the signal is aborted: for work
 * that may not listen to the signal itself. Nothing is left listening.
 */
export async function rejectOnAbort<Value>(
  promise: Promise<Value>,
  { signal }: { signal: AbortSignal },
): Promise<Value> {
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
