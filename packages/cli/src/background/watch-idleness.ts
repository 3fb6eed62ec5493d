import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ServerResponse } from 'node:http';

export interface WatchIdlenessOptions {
  /** Milliseconds without a request, from the end of the last one. */
  readonly timeout: number;
  readonly onIdle: () => void;
}

/**
 * Watches the requests to all HTTP servers of this process and says once when there has been none
 * for a while. An answer that is still being written (a stream) counts as work.
 */
export function watchIdleness({ timeout, onIdle }: WatchIdlenessOptions): () => void {
  let open = 0;
  let timer = setTimeout(onIdle, timeout);

  const onRequest = (message: unknown) => {
    const { response } = message as { response: ServerResponse };
    open += 1;
    clearTimeout(timer);
    response.once('close', () => {
      open -= 1;
      if (open > 0) return;
      clearTimeout(timer);
      timer = setTimeout(onIdle, timeout);
    });
  };
  subscribe('http.server.request.start', onRequest);
  return () => {
    unsubscribe('http.server.request.start', onRequest);
    clearTimeout(timer);
  };
}
