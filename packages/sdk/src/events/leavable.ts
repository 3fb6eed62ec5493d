import { forwardAbort } from '../http/forward-abort.js';

/**
 * Events that can be left at any time. A generator alone would be left only after its next event, for which
 * somebody who leaves does not wait: here leaving aborts the signal that `create` is given.
 *
 * @param options `signal`: the caller's own, which aborts that one as well
 */
export function leavable<Event>(
  create: (signal: AbortSignal) => AsyncGenerator<Event, void, undefined>,
  { signal: given }: { readonly signal?: AbortSignal | undefined } = {},
): AsyncGenerator<Event, void, undefined> {
  const interest = new AbortController();
  async function* follow(): AsyncGenerator<Event, void, undefined> {
    const end = forwardAbort([given], { controller: interest });
    try {
      yield* create(interest.signal);
    } finally {
      end();
    }
  }
  const events = follow();
  const leave = events.return.bind(events);
  return Object.assign(events, {
    return: () => {
      interest.abort();
      return leave();
    },
  });
}
