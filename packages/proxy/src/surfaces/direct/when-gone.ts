import type { ServerResponse } from 'node:http';

/** A signal that is aborted when the caller goes away before it has its answer. */
export function whenGone(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  if (response.destroyed) controller.abort();
  else {
    response.once('close', () => {
      if (!response.writableFinished) controller.abort();
    });
  }
  return controller.signal;
}
