/** {@link raceAbort}'s second argument. */
export interface RaceAbortOptions {
  signal: AbortSignal;
}

/**
 * Settles as the work does, or rejects with the signal's reason as soon as it is aborted, so that a
 * client which does not heed its signal cannot hold the user.
 */
export async function raceAbort<Value>(
  work: Promise<Value>,
  { signal }: RaceAbortOptions,
): Promise<Value> {
  let onAbort: (() => void) | undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    if (onAbort !== undefined) signal.removeEventListener('abort', onAbort);
  }
}
