/**
 * Aborts a controller as soon as one of the signals is aborted, and with its reason. Returns what ends that, so that
 * nothing stays behind on a long-lived signal of the caller. In place of `AbortSignal.any`, which edge runtimes lack.
 */
export function forwardAbort(
  signals: readonly (AbortSignal | null | undefined)[],
  { controller }: { controller: AbortController },
): () => void {
  const endings = signals.map((signal) => {
    const abort = (): void => controller.abort(signal?.reason);
    if (signal?.aborted === true) abort();
    else signal?.addEventListener('abort', abort, { once: true });
    return () => signal?.removeEventListener('abort', abort);
  });
  return () => {
    for (const end of endings) end();
  };
}
