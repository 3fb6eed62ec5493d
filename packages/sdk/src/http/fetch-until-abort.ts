import type { Fetch } from '../client-options.js';
import { rejectOnAbort } from './reject-on-abort.js';

/** Fetches until the request is aborted, even where `fetch` does not listen: an answer that comes later is let go. */
export async function fetchUntilAbort(
  request: Request,
  { fetch }: { fetch: Fetch },
): Promise<Response> {
  const answer = fetch(request);
  try {
    return await rejectOnAbort(answer, request);
  } catch (error) {
    void answer.then((late) => late.body?.cancel()).catch(() => undefined);
    throw error;
  }
}
