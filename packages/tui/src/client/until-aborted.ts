/** Settles as the work does, or rejects with the signal's reason as soon as it is aborted. */
export async function untilAborted<Value>(
  work: Promise<Value>,
  { signal }: { signal: AbortSignal },
): Promise<Value> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = (): void => reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
    // Nobody listens to the one that lost.
    aborted.catch(() => undefined);
    work.catch(() => undefined);
  }
}
