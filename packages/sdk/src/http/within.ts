import { forwardAbort } from './forward-abort.js';
import { rejectOnAbort } from './reject-on-abort.js';

/** What {@link within} ends work by. */
export interface Limits {
  /** Of the caller. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds. */
  readonly timeout: number;
}

/**
 * What the work gives, or why it was not waited for: also of work that listens to neither its time nor its caller.
 * None is begun for a caller who is gone already.
 *
 * One signal and one timer for all of it, both let go at its end: what `fetch` and `AbortSignal.any` leave behind on
 * a long-lived signal of the caller would pile up.
 *
 * @param work gets the signal that tells of its end
 */
export async function within<Value>(
  work: (signal: AbortSignal) => Promise<Value>,
  { signal, timeout }: Limits,
): Promise<Value | 'aborted' | 'timeout'> {
  if (signal?.aborted === true) return 'aborted';
  const interest = new AbortController();
  const late = Symbol('late');
  const timer = setTimeout(() => interest.abort(late), timeout);
  const letGo = forwardAbort([signal], { controller: interest });
  try {
    return await rejectOnAbort(work(interest.signal), interest);
  } catch (error) {
    if (interest.signal.reason === late) return 'timeout';
    if (interest.signal.aborted) return 'aborted';
    throw error;
  } finally {
    clearTimeout(timer);
    letGo();
  }
}
