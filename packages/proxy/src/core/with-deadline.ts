/** A signal that also aborts after a time, and its release. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Lets go of the timer and of the caller's signal. */
  release(): void;
}

/**
 * Aborts with `reason()` when the time is up, or with the caller's own reason when that comes first.
 * `AbortSignal.timeout` cannot be let go of before its time; this can.
 */
export function withDeadline(
  milliseconds: number,
  options: { readonly reason: () => Error; readonly signal?: AbortSignal | undefined },
): Deadline {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(options.reason()), milliseconds);
  const forward = (): void => controller.abort(options.signal?.reason);
  if (options.signal?.aborted) forward();
  else options.signal?.addEventListener('abort', forward, { once: true });
  return {
    signal: controller.signal,
    release() {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', forward);
    },
  };
}
